package io.actionsgateway.simulation.scenario;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills <code>${{ inputs.x }}</code> and other expressions in a text; what is not known becomes empty, as on GitHub. */
public final class Placeholders {

    private static final Pattern HOLE = Pattern.compile("\\$\\{\\{(.*?)}}");

    private Placeholders() {}

    /** Whether a text has anything to fill. */
    public static boolean in(String text) {
        return text.contains("${{");
    }

    /** The text with its holes filled; {@code values} are asked by context, then by name. */
    public static String fill(String text, Map<String, Map<String, String>> values) {
        if (!in(text)) {
            return text;
        }
        Expression.Scope scope = new Expression.Scope(values, true, false, false);
        return HOLE.matcher(text)
                .replaceAll(hole ->
                        Matcher.quoteReplacement(ExpressionValues.text(Expression.evaluate(hole.group(1), scope))));
    }
}
