package io.actionsgateway.simulation.recording;

import io.actionsgateway.platform.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the secrets out of one recording and puts {@code ***1}, {@code ***2}, ... in their place, the same for the same
 * secret. What was scrubbed before stays as it is. Not thread-safe.
 */
final class Scrubber {

    static final Pattern PLACEHOLDER = Pattern.compile("\\*\\*\\*[0-9]+");

    private static final Set<String> SECRET_HEADERS = Set.of(
            "authorization", "proxy-authorization", "cookie", "set-cookie", "x-hub-signature", "x-hub-signature-256");

    private final Map<String, String> placeholders = new HashMap<>();
    private final List<String> told;

    Scrubber(Collection<Secret> secrets) {
        told = secrets.stream()
                .flatMap(Scrubber::forms)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** A secret as it may stand in a text. */
    private static Stream<String> forms(Secret secret) {
        return Stream.of(
                secret.text(),
                URLEncoder.encode(secret.text(), StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(secret.utf8()));
    }

    Entry.Request request(Entry.Request request) {
        return new Entry.Request(
                request.method(), text(request.target()), headers(request.headers()), body(request.body()));
    }

    Entry.Response response(Entry.Response response) {
        return new Entry.Response(response.status(), headers(response.headers()), body(response.body()));
    }

    Entry.Delivery delivery(Entry.Delivery delivery) {
        return new Entry.Delivery(
                delivery.at(),
                text(delivery.guid()),
                text(delivery.event()),
                delivery.action() == null ? null : text(delivery.action()),
                headers(delivery.headers()),
                body(delivery.body()),
                delivery.status());
    }

    Body body(Body body) {
        return body.rewritten(this::value);
    }

    SortedMap<String, String> headers(SortedMap<String, String> headers) {
        SortedMap<String, String> scrubbed = new TreeMap<>();
        headers.forEach(
                (name, value) -> scrubbed.put(name, SECRET_HEADERS.contains(name) ? placeholder(value) : text(value)));
        return scrubbed;
    }

    String text(String text) {
        String scrubbed = text;
        for (String secret : told) {
            if (scrubbed.contains(secret)) {
                scrubbed = scrubbed.replace(secret, placeholder(secret));
            }
        }
        for (Rule rule : Rule.ALL) {
            scrubbed = rule.in(scrubbed, this::placeholder);
        }
        return scrubbed;
    }

    private String value(@Nullable String key, String text) {
        boolean secret =
                key != null && !text.isEmpty() && Rule.SECRET_NAME.matcher(key).matches();
        return secret ? placeholder(text) : text(text);
    }

    private String placeholder(String secret) {
        return PLACEHOLDER.matcher(secret).matches()
                ? secret
                : placeholders.computeIfAbsent(secret, _ -> "***" + (placeholders.size() + 1));
    }
}
