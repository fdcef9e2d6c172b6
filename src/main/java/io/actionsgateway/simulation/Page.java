package io.actionsgateway.simulation;

import java.net.URI;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A place in a list.
 *
 * @param number from 1
 * @param size from 1 to 100; GitHub's default is 30
 */
record Page(int number, int size) {

    static Page of(ServerRequest request) {
        return new Page(number(request, "page", 1), Math.min(number(request, "per_page", 30), 100));
    }

    /** GitHub takes what it cannot read for the default. */
    private static int number(ServerRequest request, String name, int fallback) {
        return request.queryParam(name)
                .filter(text -> text.matches("[1-9][0-9]{0,5}"))
                .map(Integer::valueOf)
                .orElse(fallback);
    }

    <T> List<T> of(List<T> all) {
        int from = Math.min(all.size(), (number - 1) * size);
        return all.subList(from, Math.min(all.size(), from + size));
    }

    /** Where the other pages are, or nothing when this is the only one. */
    @Nullable
    String link(URI request, int total) {
        int last = Math.max(1, (total + size - 1) / size);
        StringJoiner links = new StringJoiner(", ").setEmptyValue("");
        if (number > 1) {
            links.add(link(request, number - 1, "prev"));
        }
        if (number < last) {
            links.add(link(request, number + 1, "next"));
            links.add(link(request, last, "last"));
        }
        if (number > 1) {
            links.add(link(request, 1, "first"));
        }
        return links.length() == 0 ? null : links.toString();
    }

    private static String link(URI request, int page, String relation) {
        URI target = UriComponentsBuilder.fromUri(request)
                .replaceQueryParam("page", page)
                .build(true)
                .toUri();
        return "<" + target + ">; rel=\"" + relation + "\"";
    }
}
