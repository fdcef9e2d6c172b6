package io.actionsgateway.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The table of values in the chart's README, written from the comments of {@code values.yaml} that begin with {@code # --}.
 */
final class ChartManual {

    static final Path README = Chart.FOLDER.resolve("README.md");

    private static final String BEGIN = "<!-- values: written from values.yaml -->\n";
    private static final String END = "<!-- end of values -->";

    private ChartManual() {}

    /** One key and what its comment says. */
    private record Row(List<String> path, String meaning) {}

    /** The README as it ought to be. */
    static String expected() throws IOException {
        String readme = Files.readString(README);
        String before = readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length());
        return before + table(Files.readString(Chart.DEFAULTS)) + readme.substring(readme.indexOf(END));
    }

    /** Keys of the defaults that no comment explains. */
    static List<String> unexplained() throws IOException {
        String values = Files.readString(Chart.DEFAULTS);
        List<List<String>> explained = rows(values).stream().map(Row::path).toList();
        return leaves(load(values), List.of()).stream()
                .filter(leaf -> explained.stream().noneMatch(path -> startsWith(leaf, path)))
                .map(leaf -> String.join(".", leaf))
                .toList();
    }

    private static boolean startsWith(List<String> leaf, List<String> path) {
        return leaf.size() >= path.size() && leaf.subList(0, path.size()).equals(path);
    }

    private static String table(String values) {
        Map<?, ?> loaded = load(values);
        return rows(values).stream()
                .map(row -> "| `%s` | %s | %s |%n"
                        .formatted(String.join(".", row.path()), shown(find(loaded, row.path())), row.meaning()))
                .collect(Collectors.joining("", "\n| value | default | meaning |\n| --- | --- | --- |\n", "\n"))
                .replace("\r", "");
    }

    private static List<Row> rows(String values) {
        List<Row> rows = new ArrayList<>();
        List<String> path = new ArrayList<>();
        String comment = null;
        for (String line : values.lines().toList()) {
            String text = line.strip();
            int depth = (line.length() - line.stripLeading().length()) / 2;
            if (text.startsWith("# -- ")) {
                comment = text.substring("# -- ".length());
            } else if (text.matches("[A-Za-z]+:.*") && depth <= path.size()) {
                path.subList(depth, path.size()).clear();
                path.add(text.substring(0, text.indexOf(':')));
                if (comment != null) {
                    rows.add(new Row(List.copyOf(path), comment));
                }
                comment = null;
            }
        }
        return rows;
    }

    private static List<List<String>> leaves(Map<?, ?> values, List<String> path) {
        List<List<String>> leaves = new ArrayList<>();
        values.forEach((key, value) -> {
            List<String> here = new ArrayList<>(path);
            here.add(key.toString());
            if (value instanceof Map<?, ?> map && !map.isEmpty()) {
                leaves.addAll(leaves(map, here));
            } else {
                leaves.add(here);
            }
        });
        return leaves;
    }

    private static Object find(Map<?, ?> values, List<String> path) {
        Object value = values;
        for (String key : path) {
            value = ((Map<?, ?>) value).get(key);
        }
        return value;
    }

    private static String shown(Object value) {
        return switch (value) {
            case String text when text.isEmpty() -> "-";
            case Map<?, ?> map when map.isEmpty() -> "-";
            case List<?> list when list.isEmpty() -> "-";
            case List<?> list
            when list.stream().allMatch(String.class::isInstance) ->
                list.stream().map(one -> "`" + one + "`").collect(Collectors.joining(", "));
            case Map<?, ?> map -> "`" + map + "`";
            case List<?> _ -> "see values.yaml";
            default -> "`" + value + "`";
        };
    }

    private static Map<?, ?> load(String yaml) {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }
}
