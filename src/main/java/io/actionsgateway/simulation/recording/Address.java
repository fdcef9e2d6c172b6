package io.actionsgateway.simulation.recording;

import java.net.URI;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts one address of the API in the place of another. */
final class Address {

    private Address() {}

    /** Scheme, host and port. */
    static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    /** Path and query. */
    static String target(URI url) {
        return url.getRawQuery() == null ? url.getRawPath() : url.getRawPath() + "?" + url.getRawQuery();
    }

    static UnaryOperator<String> rewriting(String from, String to) {
        if (from.equals(to)) {
            return UnaryOperator.identity();
        }
        Pattern address = Pattern.compile(Pattern.quote(from) + "(?![A-Za-z0-9.:-])");
        String replacement = Matcher.quoteReplacement(to);
        return text -> text.contains(from) ? address.matcher(text).replaceAll(replacement) : text;
    }
}
