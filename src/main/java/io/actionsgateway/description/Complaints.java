package io.actionsgateway.description;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** GitHub's words for what is wrong with a body: those of the Ruby validator that most of its operations use. */
final class Complaints {

    private Complaints() {}

    /** One line for each, in the order in which GitHub looks. */
    static List<String> of(List<Violation> violations, ObjectNode body) {
        List<String> lines = new ArrayList<>();
        if (violations.stream().anyMatch(each -> each.rule().contains("/anyOf/"))) {
            lines.add("No subschema in \"anyOf\" matched.");
        }
        together(violations).values().stream()
                .sorted(Comparator.comparingInt(same -> rank(same.getFirst().keyword())))
                .map(same -> words(same, body))
                .distinct()
                .forEach(lines::add);
        return lines;
    }

    /** What is missing or too many in one place is told at once. */
    private static Map<String, List<Violation>> together(List<Violation> violations) {
        return violations.stream()
                .collect(Collectors.groupingBy(
                        each -> each.rule() + " " + each.pointer(), LinkedHashMap::new, Collectors.toList()));
    }

    private static int rank(String keyword) {
        return switch (keyword) {
            case "additionalProperties" -> 0;
            case "required" -> 2;
            default -> 1;
        };
    }

    private static String words(List<Violation> same, ObjectNode body) {
        Violation violation = same.getFirst();
        JsonNode value = body.at(violation.pointer());
        int limit = violation.limit().asInt(0);
        return switch (violation.keyword()) {
            case "required" -> names(same) + (same.size() == 1 ? " wasn't supplied." : " weren't supplied.");
            case "additionalProperties" ->
                names(same) + (same.size() == 1 ? " is not a permitted key." : " are not permitted keys.");
            case "type" ->
                "For '" + place(violation.rule()) + "', " + Ruby.inspect(value) + " is not "
                        + type(violation.limit().asString("")) + ".";
            case "enum" -> Ruby.text(value) + " is not a member of " + Ruby.inspect(violation.limit()) + ".";
            case "pattern" ->
                Ruby.text(value) + " does not match /"
                        + violation.limit().asString("").replace("/", "\\/") + "/.";
            case "maximum" -> value + " must be less than or equal to " + limit + ".";
            case "minimum" -> value + " must be greater than or equal to " + limit + ".";
            case "maxLength" -> "Only " + most(limit, "character", "characters", length(value));
            case "minLength" -> "At least " + least(limit, "character", "characters", length(value));
            case "maxItems" -> "No more than " + most(limit, "item", "items", value.size());
            case "maxProperties" -> "No more than " + most(limit, "property", "properties", value.size());
            default -> "For '" + place(violation.rule()) + "', " + violation.message() + ".";
        };
    }

    private static String names(List<Violation> same) {
        return same.stream().map(Violation::property).sorted().collect(Collectors.joining("\", \"", "\"", "\""));
    }

    private static int length(JsonNode value) {
        String text = value.asString("");
        return text.codePointCount(0, text.length());
    }

    private static String most(int limit, String one, String more, int sent) {
        return count(limit, one, more) + " allowed; " + sent + (sent == 1 ? " was" : " were") + " supplied.";
    }

    private static String least(int limit, String one, String more, int sent) {
        return count(limit, one, more) + " required; only " + sent + (sent == 1 ? " was" : " were") + " supplied.";
    }

    private static String count(int limit, String one, String more) {
        return limit + " " + (limit == 1 ? one + " is" : more + " are");
    }

    /** The end of the way through the schema: {@code properties/ref}, {@code items}, {@code anyOf/0}. */
    private static String place(String rule) {
        List<String> way = Arrays.stream(rule.split("/"))
                .filter(step -> !step.isEmpty() && !step.equals("$ref"))
                .toList();
        int last = way.size() - 2;
        return Optional.of(way)
                .filter(any -> last >= 0)
                .map(steps -> last == 0 || steps.get(last).equals("items")
                        ? steps.get(last)
                        : steps.get(last - 1) + "/" + steps.get(last))
                .orElse("links/0/schema");
    }

    private static String type(String name) {
        return (name.matches("[aeiou].*") ? "an " : "a ") + name;
    }
}
