package io.actionsgateway.simulation.rest;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** Pages that begin at a given element rather than at a number, so that new elements move nothing. */
final class Cursor {

    private static final String PREFIX = "v1_";

    private Cursor() {}

    static <T> ApiAnswer page(
            ApiRequest request,
            List<T> newestFirst,
            int size,
            ToLongFunction<T> id,
            Function<T, ? extends JsonNode> payload) {
        long from = request.http().queryParam("cursor").map(Cursor::parse).orElse(Long.MAX_VALUE);
        int begin = (int) newestFirst.stream()
                .takeWhile(each -> id.applyAsLong(each) > from)
                .count();
        int end = Math.min(newestFirst.size(), begin + size);
        StringJoiner links = new StringJoiner(", ").setEmptyValue("");
        if (begin > 0) {
            links.add(link(request, id.applyAsLong(newestFirst.get(Math.max(0, begin - size))), "prev"));
        }
        if (end < newestFirst.size()) {
            links.add(link(request, id.applyAsLong(newestFirst.get(end)), "next"));
        }
        ApiAnswer answer = ApiAnswer.list(IntStream.range(begin, end)
                .mapToObj(newestFirst::get)
                .map(payload)
                .toList());
        return links.length() == 0
                ? answer
                : new ApiAnswer(200, answer.body(), Map.of(HttpHeaders.LINK, links.toString()));
    }

    private static long parse(String cursor) {
        if (!cursor.matches(PREFIX + "[0-9]{1,18}")) {
            throw GitHubError.badRequest("Invalid cursor");
        }
        return Long.parseLong(cursor.substring(PREFIX.length()));
    }

    private static String link(ApiRequest request, long from, String relation) {
        ServerRequest http = request.http();
        String target = UriComponentsBuilder.fromUriString(request.pageAddress())
                .query(http.uri().getRawQuery())
                .replaceQueryParam("cursor", PREFIX + from)
                .build(true)
                .toUriString();
        return "<" + target + ">; rel=\"" + relation + "\"";
    }
}
