package io.actionsgateway.simulation.recording;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request reduced to what makes it another one: parameters in any order, every secret like any other.
 *
 * @param headers those that are to be compared
 */
record Asked(
        String method,
        String path,
        SortedMap<String, List<String>> query,
        SortedMap<String, String> headers,
        Body body) {

    static Asked of(Entry.Request scrubbed, Set<String> compared) {
        Entry.Request request = scrubbed.rewritten(Asked::alike);
        int query = request.target().indexOf('?');
        SortedMap<String, String> headers = new TreeMap<>(request.headers());
        headers.keySet().retainAll(compared);
        return new Asked(
                request.method(),
                query < 0 ? request.target() : request.target().substring(0, query),
                query < 0 ? new TreeMap<>() : parameters(request.target().substring(query + 1)),
                headers,
                request.body());
    }

    private static String alike(String text) {
        return text.contains("***") ? Scrubber.PLACEHOLDER.matcher(text).replaceAll("***") : text;
    }

    private static SortedMap<String, List<String>> parameters(String query) {
        SortedMap<String, List<String>> parameters = new TreeMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            parameters.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
        parameters.values().forEach(Collections::sort);
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    @Override
    public String toString() {
        StringBuilder target = new StringBuilder(method).append(' ').append(path);
        char separator = '?';
        for (var parameter : query.entrySet()) {
            for (String value : parameter.getValue()) {
                target.append(separator).append(parameter.getKey()).append('=').append(value);
                separator = '&';
            }
        }
        return target.toString();
    }
}
