package io.actionsgateway.simulation.scenario;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills <code>${{ inputs.x }}</code> and <code>${{ matrix.x }}</code>; what is not known becomes empty, as on GitHub. */
public final class Placeholders {

    private static final Pattern HOLE = Pattern.compile("\\$\\{\\{\\s*(\\w+)\\.([\\w-]+)\\s*}}");

    private Placeholders() {}

    /** The text with its holes filled; {@code values} are asked by context, then by name. */
    public static String fill(String text, Map<String, Map<String, String>> values) {
        return HOLE.matcher(text)
                .replaceAll(hole -> Matcher.quoteReplacement(
                        values.getOrDefault(hole.group(1), Map.of()).getOrDefault(hole.group(2), "")));
    }
}
