package io.actionsgateway.deploy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Fields that Kubernetes does not know: the typed model keeps them aside at every level, and the API server would refuse or drop them. */
final class UnknownFields {

    private final List<String> found = new ArrayList<>();

    private UnknownFields() {}

    static List<String> of(Object manifest) {
        UnknownFields search = new UnknownFields();
        search.visit(manifest, manifest.getClass().getSimpleName());
        return List.copyOf(search.found);
    }

    private void visit(Object value, String path) {
        switch (value) {
            case null -> {}
            case Collection<?> many -> many.forEach(one -> visit(one, path + "[]"));
            case Map<?, ?> map -> map.forEach((key, one) -> visit(one, path + "." + key));
            case Object one
            when one.getClass().getName().startsWith("io.fabric8.")
                    && !one.getClass().isEnum() -> visitFields(one, path);
            default -> {}
        }
    }

    private void visitFields(Object value, String path) {
        for (Class<?> type = value.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    visitField(read(field, value), field.getName(), path);
                }
            }
        }
    }

    private void visitField(Object value, String name, String path) {
        if (name.equals("additionalProperties")) {
            ((Map<?, ?>) (value == null ? Map.of() : value)).keySet().forEach(key -> found.add(path + "." + key));
        } else {
            visit(value, path + "." + name);
        }
    }

    private static Object read(Field field, Object value) {
        try {
            field.setAccessible(true);
            return field.get(value);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
