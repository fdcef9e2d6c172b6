package io.actionsgateway.api.policy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Rules for all callers, whatever their grants.
 *
 * @param dispatches what may be dispatched; all that speak of a workflow must be kept. None: anything
 */
@Validated
@ConfigurationProperties("actions.policy")
record PolicyProperties(@DefaultValue List<@Valid Dispatches> dispatches) {

    /**
     * A rule for dispatches. In patterns {@code *} stands for any characters.
     *
     * @param repositories {@code owner/name} patterns, compared without regard to case
     * @param workflows patterns for files, compared without regard to case; none: all
     * @param refs patterns for branches and tags as the dispatch names them; {@code refs/heads/main} is also {@code main};
     *     none: all
     * @param inputs which values some inputs may have; those that are not named may have any
     * @param required names of inputs that must be given
     */
    record Dispatches(
            @NotEmpty List<@NotBlank String> repositories,
            @DefaultValue List<@NotBlank String> workflows,
            @DefaultValue List<@NotBlank String> refs,
            @DefaultValue List<@Valid Input> inputs,
            @DefaultValue List<@NotBlank String> required) {}

    /**
     * What an input may be, when it is given; text, a whole number or a boolean.
     *
     * @param name of the input
     * @param pattern Java's regular expression for the whole value, which may have 1,000 characters
     * @param values all that it may be
     */
    record Input(
            @NotBlank String name,
            @Nullable String pattern,
            @DefaultValue List<String> values) {

        @AssertTrue(message = "an input needs either a pattern or values")
        boolean isDecided() {
            return (pattern == null) != values.isEmpty();
        }
    }
}
