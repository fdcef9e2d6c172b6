package io.actionsgateway.api.policy;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an input of a dispatch may be. Names of inputs are compared without regard to case, like in expressions. */
final class InputRule {

    private static final int LONGEST = 1_000;

    private final String name;
    private final @Nullable Pattern pattern;
    private final Set<String> values;

    InputRule(PolicyProperties.Input rule) {
        this.name = rule.name();
        this.pattern = rule.pattern() == null ? null : Pattern.compile(rule.pattern());
        this.values = Set.copyOf(rule.values());
    }

    String name() {
        return name;
    }

    boolean brokenBy(JsonNode inputs) {
        return given(inputs, name).anyMatch(value -> !allowed(value));
    }

    static Stream<JsonNode> given(JsonNode inputs, String name) {
        return inputs.propertyStream()
                .filter(each -> each.getKey().equalsIgnoreCase(name))
                .map(java.util.Map.Entry::getValue);
    }

    private boolean allowed(JsonNode value) {
        boolean plain = value.isString() || value.isBoolean() || value.isIntegralNumber();
        String text = plain ? value.asString() : "";
        boolean matches = pattern == null
                ? values.contains(text)
                : text.length() <= LONGEST && pattern.matcher(text).matches();
        return plain && matches;
    }
}
