package io.actionsgateway.api.v3.input;

import io.actionsgateway.api.v3.step.DialectRefusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/**
 * A query, read as forms are: a plus is a space. It is written in one spelling, whatever it was read from.
 *
 * @param parameters in the order in which they were sent
 */
record Query(List<Parameter> parameters) {

    private static final int LONGEST = 4_096;

    private static final int MOST = 50;

    Query {
        parameters = List.copyOf(parameters);
    }

    /** One name and its value, decoded. */
    record Parameter(String name, String value) {}

    static Query read(String encoded) {
        if (encoded.length() > LONGEST) {
            throw new DialectRefusal.Malformed("The query is longer than " + LONGEST + " characters.");
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] both = pair.split("=", 2);
                parameters.add(new Parameter(decoded(both[0]), both.length == 1 ? "" : decoded(both[1])));
            }
        }
        if (parameters.size() > MOST) {
            throw new DialectRefusal.Malformed("The query has more than " + MOST + " parameters.");
        }
        return new Query(parameters);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new DialectRefusal.Malformed("The query has a broken percent-encoding.");
        }
    }

    /** In the order of names; those of one name stay in theirs. */
    String written() {
        return parameters.stream()
                .sorted(Comparator.comparing(Parameter::name))
                .map(each -> encoded(each.name()) + "=" + encoded(each.value()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
