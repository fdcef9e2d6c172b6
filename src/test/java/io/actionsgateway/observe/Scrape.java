package io.actionsgateway.observe;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Prometheus gets, by family: its type and the names of its labels. */
record Scrape(Map<String, Family> families) {

    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+(?: #.*)?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Set<String> OWN_OF_HISTOGRAMS = Set.of("le", "quantile");

    record Family(String type, Set<String> labels) {}

    static Scrape of(String text) {
        Map<String, Family> families = new TreeMap<>();
        for (String line : text.lines().toList()) {
            Matcher type = TYPE.matcher(line);
            Matcher series = SERIES.matcher(line);
            if (type.matches()) {
                families.put(type.group(1), new Family(type.group(2), new TreeSet<>()));
            } else if (series.matches()) {
                Family family = families.get(family(families, series.group(1)));
                LABEL.matcher(series.group(2) == null ? "" : series.group(2))
                        .results()
                        .map(label -> label.group(1))
                        .filter(label -> !OWN_OF_HISTOGRAMS.contains(label))
                        .forEach(family.labels()::add);
            }
        }
        return new Scrape(families);
    }

    private static String family(Map<String, Family> families, String series) {
        return Stream.of("", "_bucket", "_sum", "_count")
                .filter(series::endsWith)
                .map(ending -> series.substring(0, series.length() - ending.length()))
                .filter(families::containsKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError(series + " has no type"));
    }

    /** Ours; the greatest value within a window, which comes beside each timer, is not worth a line of its own. */
    Map<String, Family> ours() {
        Map<String, Family> ours = new TreeMap<>(families);
        ours.keySet().removeIf(name -> !name.startsWith("actions_") || name.endsWith("_seconds_max"));
        return ours;
    }
}
