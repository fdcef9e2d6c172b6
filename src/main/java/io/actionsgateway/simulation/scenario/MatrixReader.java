package io.actionsgateway.simulation.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Multiplies a {@code strategy.matrix} out; {@code include} and {@code exclude} as on GitHub. */
final class MatrixReader {

    /** GitHub's own limit. */
    private static final int MOST = 256;

    private MatrixReader() {}

    static List<Map<String, String>> read(Place matrix) {
        if (matrix.isAbsent() || !matrix.isMapping()) {
            return List.of(Map.of());
        }
        List<Map<String, String>> all = product(matrix);
        matrix.at("exclude").elements().forEach(out -> all.removeIf(each -> matches(each, out.texts())));
        List<Map<String, String>> before = List.copyOf(all);
        for (Place extra : matrix.at("include").elements()) {
            include(all, before, extra.texts());
        }
        if (all.isEmpty()) {
            throw matrix.wrong("has no combination");
        }
        return List.copyOf(all);
    }

    private static List<Map<String, String>> product(Place matrix) {
        List<Map<String, String>> all = new ArrayList<>();
        matrix.entries().forEach((key, values) -> {
            if (!key.equals("include") && !key.equals("exclude")) {
                List<Map<String, String>> before = all.isEmpty() ? List.of(Map.of()) : List.copyOf(all);
                all.clear();
                before.forEach(one -> values.elements().forEach(value -> all.add(with(one, key, value.text("")))));
                if (all.size() > MOST) {
                    throw matrix.wrong("has more than " + MOST + " combinations");
                }
            }
        });
        return all;
    }

    private static Map<String, String> with(Map<String, String> one, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(one);
        more.put(key, value);
        return more;
    }

    private static boolean matches(Map<String, String> combination, Map<String, String> wanted) {
        return wanted.entrySet().stream().allMatch(each -> each.getValue().equals(combination.get(each.getKey())));
    }

    /** Adds values to the combinations that they do not contradict, or makes a new combination. */
    private static void include(
            List<Map<String, String>> all, List<Map<String, String>> before, Map<String, String> extra) {
        boolean found = false;
        for (int index = 0; index < before.size(); index++) {
            Map<String, String> original = before.get(index);
            if (extra.entrySet().stream()
                    .allMatch(each -> each.getValue().equals(original.getOrDefault(each.getKey(), each.getValue())))) {
                Map<String, String> more = new LinkedHashMap<>(all.get(index));
                more.putAll(extra);
                all.set(index, more);
                found = true;
            }
        }
        if (!found) {
            all.add(extra);
        }
    }
}
