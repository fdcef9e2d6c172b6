package io.actionsgateway.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of {@code docs/metrics.md}. */
record MetricsTable(Map<String, Row> rows) {

    private static final Path PAGE = Path.of("docs/metrics.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `(\\w+)` \\| (counter|gauge|histogram|summary)(\\*?) \\| ([^|]*) \\| ([^|]+) \\|");

    /**
     * One metric.
     *
     * @param always whether it is there from the start or after ordinary traffic, and not only when something odd happens
     */
    record Row(String type, Set<String> labels, boolean always) {}

    static MetricsTable read() {
        try {
            Map<String, Row> rows = new TreeMap<>();
            for (String line : Files.readAllLines(PAGE)) {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    rows.put(
                            row.group(1),
                            new Row(
                                    row.group(2),
                                    labels(row.group(4)),
                                    row.group(3).isEmpty()));
                }
            }
            return new MetricsTable(rows);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Set<String> labels(String cell) {
        Set<String> labels = new TreeSet<>(Arrays.asList(cell.strip().split(", ")));
        labels.remove("");
        return labels;
    }

    /** Whether a name of a query is that of a metric, or of what a histogram or timer gives beside it. */
    boolean knows(String name) {
        return rows.containsKey(name) || rows.containsKey(name.replaceAll("_(bucket|sum|count|max)$", ""));
    }
}
