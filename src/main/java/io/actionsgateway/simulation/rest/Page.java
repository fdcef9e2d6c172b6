package io.actionsgateway.simulation.rest;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A place in a list.
 *
 * @param number from 1
 * @param size from 1 to the list's largest
 */
record Page(int number, int size) {

    static Page of(ServerRequest request, int usual, int largest) {
        return new Page(number(request, "page", 1), Math.min(number(request, "per_page", usual), largest));
    }

    /** GitHub takes what it cannot read for the default. */
    private static int number(ServerRequest request, String name, int fallback) {
        return request.queryParam(name)
                .filter(text -> text.matches("[1-9][0-9]{0,5}"))
                .map(Integer::valueOf)
                .orElse(fallback);
    }

    <T> List<T> of(List<T> all) {
        int from = (int) Math.min(all.size(), (number - 1L) * size);
        return all.subList(from, Math.min(all.size(), from + size));
    }

    /** Where the other pages of an address are, or nothing when this is the only one. */
    @Nullable
    String link(String address, ServerRequest request, int total) {
        int last = Math.max(1, (total + size - 1) / size);
        StringJoiner links = new StringJoiner(", ").setEmptyValue("");
        if (number > 1) {
            links.add(link(address, request, number - 1, "prev"));
        }
        if (number < last) {
            links.add(link(address, request, number + 1, "next"));
            links.add(link(address, request, last, "last"));
        }
        if (number > 1) {
            links.add(link(address, request, 1, "first"));
        }
        return links.length() == 0 ? null : links.toString();
    }

    private static String link(String address, ServerRequest request, int page, String relation) {
        String target = UriComponentsBuilder.fromUriString(address)
                .query(request.uri().getRawQuery())
                .replaceQueryParam("page", page)
                .build(true)
                .toUriString();
        return "<" + target + ">; rel=\"" + relation + "\"";
    }
}
