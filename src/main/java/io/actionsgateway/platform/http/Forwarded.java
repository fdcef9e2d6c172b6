package io.actionsgateway.platform.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/**
 * What proxies say, each list in the order of the proxies: the last entry is of the one that is nearest to us. Entries are
 * as they were sent, and none is checked.
 *
 * @param addresses of who called the proxy
 * @param schemes by which it was called
 * @param hosts under which it was called
 * @param ports on which it was called
 * @param prefixes that it took off the path
 */
record Forwarded(
        List<String> addresses, List<String> schemes, List<String> hosts, List<String> ports, List<String> prefixes) {

    private static final int MOST = 20;
    private static final Pattern PAIR =
            Pattern.compile("\\s*([A-Za-z]+)=(?:\"([^\"\\\\]*)\"|([^\\s\",;]+))\\s*([;,]|$)");

    static Forwarded of(HttpHeaders headers, ProxyProperties.Forwarding kind) {
        return switch (kind) {
            case X_FORWARDED ->
                new Forwarded(
                        list(headers, "X-Forwarded-For"),
                        list(headers, "X-Forwarded-Proto"),
                        list(headers, "X-Forwarded-Host"),
                        list(headers, "X-Forwarded-Port"),
                        list(headers, "X-Forwarded-Prefix"));
            case FORWARDED -> pairs(String.join(",", headers.getOrEmpty("Forwarded")));
        };
    }

    private static List<String> list(HttpHeaders headers, String name) {
        List<String> entries = headers.getOrEmpty(name).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .toList();
        return entries.subList(Math.max(0, entries.size() - MOST), entries.size());
    }

    /** A header that cannot be read to its end says nothing. */
    private static Forwarded pairs(String value) {
        Forwarded said = new Forwarded(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Matcher pair = PAIR.matcher(value);
        int end = 0;
        while (end < value.length() && pair.find(end) && pair.start() == end) {
            String entry = pair.group(2) == null ? pair.group(3) : pair.group(2);
            switch (pair.group(1).toLowerCase(Locale.ROOT)) {
                case "for" -> said.addresses.add(entry);
                case "proto" -> said.schemes.add(entry);
                case "host" -> said.hosts.add(entry);
                default -> {}
            }
            end = pair.end();
        }
        return end == value.length() ? said : none();
    }

    private static Forwarded none() {
        return new Forwarded(List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
