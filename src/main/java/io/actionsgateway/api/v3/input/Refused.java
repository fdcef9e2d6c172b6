package io.actionsgateway.api.v3.input;

import io.actionsgateway.api.v3.step.DialectRefusal;
import io.actionsgateway.api.v3.step.DialectRefusal.Field;
import java.util.List;

/** Refusals in GitHub's words, never longer than they need to be. */
final class Refused {

    private static final int LONGEST_LINE = 400;

    private static final int LONGEST_FIELD = 100;

    private static final int MOST = 20;

    private Refused() {}

    /** One parameter that cannot be. */
    static DialectRefusal parameter(String in, String name, String complaint) {
        return lines(List.of(complaint), List.of(new Field(in, name, "invalid")));
    }

    /** One parameter that must be there. */
    static DialectRefusal missing(String in, String name) {
        return lines(List.of("\"" + name + "\" wasn't supplied."), List.of(new Field(in, name, "missing_field")));
    }

    static DialectRefusal lines(List<String> complaints, List<Field> fields) {
        String words = complaints.stream()
                .limit(MOST)
                .map(line -> cut(line, LONGEST_LINE))
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
        return new DialectRefusal.Invalid(
                "Invalid request.\n\n" + words,
                fields.stream()
                        .limit(MOST)
                        .map(each -> new Field(each.resource(), cut(each.field(), LONGEST_FIELD), each.code()))
                        .toList());
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "...";
    }
}
