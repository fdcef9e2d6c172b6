package io.actionsgateway.stream.callback;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hosts that may be called.
 *
 * @param scheme {@code https}, or {@code http} where that was said
 * @param host a name or an address in lower case; a name after a dot stands for all below it
 * @param port 0 for any
 */
record HostRule(String scheme, String host, int port) {

    private static final Pattern FORM =
            Pattern.compile("(?:(https?)://)?(\\*\\.)?(\\[[0-9a-f:.]+]|[a-z0-9][a-z0-9.-]*)(?::(\\d{1,5}|\\*))?");

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException when it is none, or one for everything
     */
    static HostRule parse(String text) {
        Matcher parts = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is no host for callbacks; it must be like hooks.example.com, *.example.com or"
                    + " http://localhost:9000");
        }
        String scheme = parts.group(1) == null ? "https" : parts.group(1);
        String host = (parts.group(2) == null ? "" : ".") + parts.group(3);
        return new HostRule(scheme, host, port(scheme, parts.group(4)));
    }

    private static int port(String scheme, @org.jspecify.annotations.Nullable String text) {
        if (text == null) {
            return defaultPort(scheme);
        }
        return text.equals("*") ? 0 : Integer.parseInt(text);
    }

    boolean allows(URI url) {
        int asked = url.getPort() < 0 ? defaultPort(url.getScheme()) : url.getPort();
        return scheme.equals(url.getScheme()) && (port == 0 || port == asked) && names(url.getHost());
    }

    boolean names(String asked) {
        String name = asked.toLowerCase(Locale.ROOT);
        return host.startsWith(".") ? name.endsWith(host) : name.equals(host);
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
