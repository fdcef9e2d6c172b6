package io.actionsgateway.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The queries of the dashboards, and the metrics that a query names. */
final class Queries {

    static final Path DASHBOARDS = Path.of("helm/actions-gateway/dashboards");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on|without)\\s*\\([^)]*\\)");
    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}");
    private static final Pattern NAME = Pattern.compile("\\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\\b(?!\\s*\\()");

    private Queries() {}

    static List<JsonNode> dashboards() {
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            return files.sorted()
                    .map(file -> JsonMapper.shared().readTree(file))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Stream<JsonNode> panels() {
        return dashboards().stream()
                .flatMap(dashboard -> dashboard.path("panels").valueStream())
                .filter(panel -> !panel.path("type").asString().equals("row"));
    }

    static Stream<String> ofDashboards() {
        return panels().flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> target.path("expr").asString())
                .distinct();
    }

    static Set<String> metrics(String query) {
        String names = LABELS.matcher(QUOTED.matcher(query).replaceAll("")).replaceAll("");
        return NAME.matcher(GROUPING.matcher(names).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
