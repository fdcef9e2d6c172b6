package io.actionsgateway.simulation.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A value in a YAML file, which knows where it stands so that what is wrong with it can be said. */
record Place(String path, @Nullable Object value) {

    private static final LoadSettings LIMITS = LoadSettings.builder()
            .setMaxAliasesForCollections(50)
            .setCodePointLimit(1_000_000)
            .build();

    /** The root of a file; {@code path} is what stands before all places in it. */
    static Place parse(String path, String yaml) {
        try {
            return new Place(path, new Load(LIMITS).loadFromString(yaml));
        } catch (YamlEngineException failure) {
            throw new IllegalArgumentException(
                    (path.isEmpty() ? "" : path + ": ") + "no YAML: " + failure.getMessage(), failure);
        }
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException((path.isEmpty() ? "" : path + ": ") + what);
    }

    boolean isMapping() {
        return value instanceof Map;
    }

    boolean isList() {
        return value instanceof List;
    }

    boolean isAbsent() {
        return value == null;
    }

    Place at(String key) {
        String below = path.isEmpty() ? key : path + "." + key;
        return new Place(below, value instanceof Map<?, ?> mapping ? mapping.get(key) : null);
    }

    /** What is below, by key, in the file's order; nothing when there is nothing. */
    SequencedMap<String, Place> entries() {
        SequencedMap<String, Place> entries = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> mapping) {
            mapping.keySet().forEach(key -> entries.put(String.valueOf(key), below(key, mapping)));
        } else if (value != null) {
            throw wrong("must be a mapping");
        }
        return entries;
    }

    private Place below(@Nullable Object key, Map<?, ?> mapping) {
        return new Place(path.isEmpty() ? String.valueOf(key) : path + "." + key, mapping.get(key));
    }

    /** The same for texts. */
    SequencedMap<String, String> texts() {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        entries().forEach((key, place) -> texts.put(key, place.text("")));
        return texts;
    }

    /** Its elements; a single value is a list of one. */
    List<Place> elements() {
        List<Place> elements = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(each -> elements.add(new Place(path + "[" + elements.size() + "]", each)));
        } else if (value != null) {
            elements.add(this);
        }
        return elements;
    }

    Optional<String> text() {
        if (value instanceof Map || value instanceof List) {
            throw wrong("must be a text");
        }
        return Optional.ofNullable(value).map(Object::toString);
    }

    String text(String fallback) {
        return text().orElse(fallback);
    }

    String required() {
        return text().orElseThrow(() -> wrong("is missing"));
    }

    boolean flag(boolean fallback) {
        return switch (text(Boolean.toString(fallback))) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("must be true or false");
        };
    }

    long number(long fallback) {
        String number = text(Long.toString(fallback));
        if (!number.matches("\\d{1,15}")) {
            throw wrong("must be a whole number");
        }
        return Long.parseLong(number);
    }

    /** Refuses keys that nobody reads: they are typing errors. */
    Place knowing(String... keys) {
        Set<String> known = Set.of(keys);
        entries().keySet().stream()
                .filter(key -> !known.contains(key))
                .findFirst()
                .ifPresent(unknown -> {
                    throw wrong("there is no key \"" + unknown + "\"");
                });
        return this;
    }

    /** A text whose expressions can be read. */
    String filled(String fallback) {
        String text = text(fallback);
        try {
            Placeholders.fill(text, Map.of());
            return text;
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(path + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** A condition that can be read. */
    String condition() {
        String condition = text(JobScript.SUCCESS);
        try {
            Expression.holds(condition, new Expression.Scope(Map.of(), true, false, false));
            return condition;
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(path + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** Seconds: a number or an expression. */
    @Nullable
    String seconds() {
        if (isAbsent()) {
            return null;
        }
        String seconds = filled("");
        if (!Placeholders.in(seconds) && !seconds.matches("\\d{1,7}(\\.\\d{1,3})?")) {
            throw wrong("must be a number of seconds");
        }
        return seconds;
    }
}
