package io.actionsgateway.simulation.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A place in a list that callers walk by opaque cursors rather than by numbers. A cursor names the element at which it
 * stands, so it stays good while others come and go.
 *
 * @param size from 1 to 100
 * @param after the key behind which the page begins
 * @param before the key before which the page ends
 */
public record CursorPage(
        int size, @Nullable String after, @Nullable String before) {

    private static final int USUAL = 30;
    private static final int LARGEST = 100;

    /** Reads {@code per_page}, {@code after} and {@code before}; what is no cursor is refused. */
    public static CursorPage of(ServerRequest request) {
        String after = cursor(request, "after");
        String before = cursor(request, "before");
        if (after != null && before != null) {
            throw GitHubError.unprocessable("Only one of 'after' and 'before' may be given.");
        }
        return new CursorPage(Page.of(request, USUAL, LARGEST).size(), after, before);
    }

    private static @Nullable String cursor(ServerRequest request, String name) {
        String sent = request.queryParam(name).orElse("");
        try {
            return sent.isEmpty() ? null : new String(Base64.getUrlDecoder().decode(sent), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noCursor) {
            throw GitHubError.unprocessable("Invalid cursor.");
        }
    }

    /** The page of a list that is sorted by its keys, wrapped as GitHub does. */
    public <T> ApiAnswer answer(
            ApiRequest request,
            String field,
            List<T> sorted,
            Function<T, String> key,
            Function<T, ? extends JsonNode> payload) {
        List<T> found = sorted.stream()
                .filter(each -> after == null || key.apply(each).compareTo(after) > 0)
                .filter(each -> before == null || key.apply(each).compareTo(before) < 0)
                .toList();
        List<T> page = before == null
                ? found.subList(0, Math.min(size, found.size()))
                : found.subList(Math.max(0, found.size() - size), found.size());
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("total_count", sorted.size());
        ArrayNode items = body.putArray(field);
        page.forEach(item -> items.add(payload.apply(item)));
        boolean more = page.size() < found.size();
        return new ApiAnswer(200, body, more ? Map.of(HttpHeaders.LINK, link(request, page, key)) : Map.of());
    }

    /** The way on: forwards, or backwards for who came so. */
    private <T> String link(ApiRequest request, List<T> page, Function<T, String> key) {
        boolean forwards = before == null;
        String at = key.apply(forwards ? page.getLast() : page.getFirst());
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(at.getBytes(StandardCharsets.UTF_8));
        String target = UriComponentsBuilder.fromUriString(request.pageAddress())
                .query(request.http().uri().getRawQuery())
                .replaceQueryParam(forwards ? "after" : "before", cursor)
                .build(true)
                .toUriString();
        return "<" + target + ">; rel=\"" + (forwards ? "next" : "prev") + "\"";
    }
}
