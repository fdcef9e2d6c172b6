package io.actionsgateway.platform.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names under which clients may reach the service. Immutable; thread-safe. */
final class HostNames {

    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,252}|\\[[0-9A-Fa-f:.]{2,45}])(?::([0-9]{1,5}))?");
    private static final int LAST_PORT = 65_535;

    private final List<String> allowed;

    /** None for every name; {@code *.example.com} for all names below one. */
    HostNames(List<String> allowed) {
        this.allowed =
                allowed.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    }

    /** Whether a text has the form of a {@code Host}. */
    static boolean isHost(String text) {
        Matcher host = HOST.matcher(text);
        return host.matches() && (host.group(2) == null || Integer.parseInt(host.group(2)) <= LAST_PORT);
    }

    /** Whether clients may use a host of that form; its port does not matter. */
    boolean allow(String host) {
        Matcher named = HOST.matcher(host);
        return allowed.isEmpty() || (named.matches() && isNamed(named.group(1).toLowerCase(Locale.ROOT)));
    }

    private boolean isNamed(String name) {
        return allowed.stream()
                .anyMatch(each -> each.startsWith("*.") ? name.endsWith(each.substring(1)) : name.equals(each));
    }
}
