package io.actionsgateway.simulation.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One input that a workflow file declares under {@code workflow_dispatch}.
 *
 * @param name as callers send it
 * @param type {@code string}, {@code boolean}, {@code number}, {@code choice} or {@code environment}
 * @param required whether it must be sent when it has no default
 * @param fallback its value when left out
 * @param options what a {@code choice} may be
 * @see <a href="https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_dispatchinputs">Inputs</a>
 */
public record InputScript(
        String name,
        String type,
        boolean required,
        @Nullable String fallback,
        List<String> options) {

    public InputScript {
        options = List.copyOf(options);
    }

    /** An input of any text. */
    public static InputScript text(String name, String fallback) {
        return new InputScript(name, "string", false, fallback, List.of());
    }

    /** An input that is one of a few; the first is its default. */
    public static InputScript choice(String name, String... options) {
        return new InputScript(name, "choice", false, options[0], List.of(options));
    }

    /** An input that is a whole number. */
    public static InputScript number(String name, String fallback) {
        return new InputScript(name, "number", false, fallback, List.of());
    }

    /** Whether a value is of its type. */
    public boolean allows(String value) {
        return switch (type) {
            case "choice" -> options.contains(value);
            case "number" -> value.matches("[0-9]{1,5}");
            case "boolean" -> value.equals("true") || value.equals("false");
            default -> true;
        };
    }

    /** What it is when left out; empty without a default, as on GitHub. */
    public String value(@Nullable String sent) {
        if (sent != null) {
            return sent;
        }
        return fallback == null ? "" : fallback;
    }
}
