package io.actionsgateway.description;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What GitHub allows for a parameter of a path or a query.
 *
 * @param name of the parameter
 * @param in {@code path} or {@code query}
 * @param required whether a call must have it
 * @param type of JSON Schema; empty where it may have several
 * @param values all that there are; empty where any will do
 * @param minimum the least number
 * @param maximum the greatest number
 * @param pattern that a value must match somewhere; empty where there is none
 */
public record ParameterRule(
        String name,
        String in,
        boolean required,
        String type,
        List<String> values,
        long minimum,
        long maximum,
        String pattern) {

    private static final Set<String> BOOLEANS = Set.of("true", "false", "1", "0");

    /** Takes a copy. */
    public ParameterRule {
        values = List.copyOf(values);
    }

    static ParameterRule of(JsonNode described) {
        JsonNode schema = described.path("schema");
        return new ParameterRule(
                described.path("name").asString(),
                described.path("in").asString(),
                described.path("required").asBoolean(false),
                schema.path("type").asString(""),
                schema.path("enum").valueStream().map(JsonNode::asString).toList(),
                schema.path("minimum").asLong(Long.MIN_VALUE),
                schema.path("maximum").asLong(Long.MAX_VALUE),
                schema.path("pattern").asString(""));
    }

    /**
     * A rule for what GitHub does not describe.
     *
     * @param name of a variable in a path
     * @return takes numbers of 64 bit
     */
    public static ParameterRule number(String name) {
        return new ParameterRule(name, "path", true, "integer", List.of(), 0, Long.MAX_VALUE, "");
    }

    /**
     * The same, of numbers that count something.
     *
     * @param name of the parameter
     * @return takes numbers from 1
     */
    public static ParameterRule positive(String name) {
        return new ParameterRule(name, "query", false, "integer", List.of(), 1, Long.MAX_VALUE, "");
    }

    /**
     * What is wrong with a value, in GitHub's words.
     *
     * @param value decoded
     * @return nothing when GitHub would take it
     */
    public Optional<String> complaint(String value) {
        return switch (type) {
            case "integer" -> aboutNumber(value);
            case "boolean" -> BOOLEANS.contains(value) ? Optional.empty() : Optional.of(is(value, "not a boolean"));
            default -> aboutText(value);
        };
    }

    private Optional<String> aboutNumber(String value) {
        Optional<Long> number = parsed(value);
        if (number.isEmpty()) {
            return Optional.of(is(value, "not an integer"));
        }
        if (number.get() < minimum) {
            return Optional.of(value + " must be greater than or equal to " + minimum + ".");
        }
        return number.filter(much -> much > maximum)
                .map(much -> value + " must be less than or equal to " + maximum + ".");
    }

    /** Digits of ASCII only; Java would take others too. */
    private static Optional<Long> parsed(String value) {
        try {
            return value.matches("-?[0-9]{1,19}") ? Optional.of(Long.parseLong(value)) : Optional.empty();
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    private Optional<String> aboutText(String value) {
        if (!values.isEmpty() && !values.contains(value)) {
            return Optional.of(notPossible(value, values));
        }
        boolean matches = pattern.isEmpty()
                || java.util.regex.Pattern.compile(pattern).matcher(value).find();
        return matches ? Optional.empty() : Optional.of(value + " does not match /" + pattern + "/.");
    }

    private String is(String value, String what) {
        return "For '" + name + "', " + Ruby.inspect(JsonNodeFactory.instance.stringNode(value)) + " is " + what + ".";
    }

    /**
     * GitHub's words for a value that is not one of a closed set.
     *
     * @param value that was sent
     * @param values all that there are
     * @return a sentence
     */
    public static String notPossible(String value, Collection<String> values) {
        return "\"" + value + "\" is not a possible value. Must be one of the following: " + values + ".";
    }
}
