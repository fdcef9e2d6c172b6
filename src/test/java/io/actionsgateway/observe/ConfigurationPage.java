package io.actionsgateway.observe;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The text of {@code docs/configuration.md}. */
record ConfigurationPage(JsonNode metadata) {

    private static final String HEAD = """
            # Configuration

            Every setting of the service, written from its Javadoc by `ConfigurationDocTests`: do not edit this page. What they are for is told by the pages of each part: [access](access.md), [api](api.md),
            [dialect](dialect.md), [github](github.md), [metrics](metrics.md), [simulation](simulation.md), [tracing](tracing.md).

            In `application.yaml`, as `--actions.github.token=...`, or as an environment variable: upper case, dots as underscores, hyphens left out (`ACTIONS_GITHUB_APIURL`). Times are written `500ms`,
            `10s`, `5m`, `7d`; sizes `64MB`. A value out of its limits stops the start and names the setting.
            """;

    record Setting(String name, String type, String preset, String meaning) {
        String group() {
            int second = name.indexOf('.', name.indexOf('.') + 1);
            return second < 0 ? name : name.substring(0, second);
        }
    }

    static List<Setting> settings(JsonNode metadata) {
        return metadata.path("properties")
                .valueStream()
                .filter(setting -> setting.path("name").asString().startsWith("actions."))
                .map(setting -> new Setting(
                        setting.path("name").asString(),
                        type(setting.path("type").asString()),
                        preset(setting.path("defaultValue")),
                        setting.path("description").asString("")))
                .sorted(Comparator.comparing(Setting::name))
                .toList();
    }

    String text() {
        StringBuilder page = new StringBuilder(HEAD);
        settings(metadata).stream()
                .collect(Collectors.groupingBy(Setting::group, TreeMap::new, Collectors.toList()))
                .forEach((group, settings) -> page.append("\n## ")
                        .append(group)
                        .append("\n\n| key | type | default | meaning |\n| --- | --- | --- | --- |\n")
                        .append(settings.stream().map(ConfigurationPage::row).collect(Collectors.joining())));
        return page.toString();
    }

    private static String row(Setting setting) {
        return "| `%s` | %s | %s | %s |\n"
                .formatted(setting.name(), setting.type(), setting.preset(), escaped(setting.meaning()));
    }

    private static String type(String java) {
        return "`"
                + java.replaceAll("\\b[a-z]\\w*\\.", "")
                        .replaceAll("\\w+\\$", "")
                        .replace(",", ", ") + "`";
    }

    private static String preset(JsonNode value) {
        if (value.isArray()) {
            return value.isEmpty()
                    ? ""
                    : value.valueStream()
                            .map(each -> "`" + each.asString() + "`")
                            .collect(Collectors.joining(", "));
        }
        return value.isMissingNode() || value.isNull() ? "" : "`" + value.asString() + "`";
    }

    private static String escaped(String text) {
        return text.replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`")
                .replace("|", "\\|")
                .replaceAll("\\s+", " ");
    }
}
