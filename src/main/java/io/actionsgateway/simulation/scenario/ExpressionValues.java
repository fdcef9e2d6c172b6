package io.actionsgateway.simulation.scenario;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How an {@link Expression}'s values compare; text knows no case, as on GitHub. */
final class ExpressionValues {

    private ExpressionValues() {}

    static boolean isTrue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean flag -> flag;
            case Double number -> number != 0;
            default -> !value.toString().isEmpty() && !value.toString().equals("false");
        };
    }

    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Double number when number == Math.rint(number) -> Long.toString(number.longValue());
            default -> value.toString();
        };
    }

    static boolean compare(String sign, @Nullable Object left, @Nullable Object right) {
        boolean same = text(left).equalsIgnoreCase(text(right));
        return switch (sign) {
            case "==" -> same;
            case "!=" -> !same;
            case "<" -> number(left) < number(right);
            case ">" -> number(left) > number(right);
            case "<=" -> number(left) <= number(right);
            default -> number(left) >= number(right);
        };
    }

    private static double number(@Nullable Object value) {
        String text = text(value);
        return text.matches("-?\\d+(\\.\\d+)?") ? Double.parseDouble(text) : Double.NaN;
    }

    /** A function of texts; null when there is no such function. */
    static @Nullable Object call(String function, List<String> arguments) {
        String first = argument(arguments, 0);
        String second = argument(arguments, 1);
        return switch (function) {
            case "contains" -> first.contains(second);
            case "startswith" -> first.startsWith(second);
            case "endswith" -> first.endsWith(second);
            case "format" -> format(arguments);
            default -> null;
        };
    }

    private static String argument(List<String> arguments, int index) {
        return index < arguments.size() ? arguments.get(index).toLowerCase(Locale.ROOT) : "";
    }

    private static String format(List<String> arguments) {
        String text = arguments.isEmpty() ? "" : arguments.getFirst();
        for (int index = 1; index < arguments.size(); index++) {
            text = text.replace("{" + (index - 1) + "}", arguments.get(index));
        }
        return text;
    }
}
