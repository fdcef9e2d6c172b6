package io.actionsgateway.simulation.rest;

import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.simulation.access.Caller;
import io.actionsgateway.simulation.payload.Payloads;
import io.actionsgateway.simulation.state.Organization;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.World;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an operation is asked.
 *
 * @param http the request, for its path and query
 * @param body its JSON; an empty object when it had none
 * @param version of the API that it wants
 * @param caller who asks
 * @param world what there is; still, while the operation runs
 * @param payloads writes answers with the addresses under which the caller reached the twin
 * @param budget what the caller may still ask for
 */
public record ApiRequest(
        ServerRequest http,
        ObjectNode body,
        ApiVersion version,
        Caller caller,
        World world,
        Payloads payloads,
        Supplier<Budget> budget) {

    private static final int USUAL_PAGE = 30;
    private static final int LARGEST_PAGE = 100;

    public String path(String variable) {
        return http.pathVariable(variable);
    }

    /** The host under which the caller reached the twin. */
    public String host() {
        String host = URI.create(payloads.api()).getHost();
        return host == null ? "localhost" : host;
    }

    /** A number in the path; what is no number is not found. */
    public long number(String variable) {
        try {
            return Long.parseLong(path(variable));
        } catch (NumberFormatException notANumber) {
            throw GitHubError.notFound();
        }
    }

    /** The repository in the path, by owner and name or by number. */
    public Repository repository() {
        return RepositoryPath.of(http, world);
    }

    /** The organization in the path. */
    public Organization organization() {
        return world.organization(path("org")).orElseThrow(GitHubError::notFound);
    }

    /** Where the pages of this list are, without a query. */
    String pageAddress() {
        return payloads.api() + RepositoryPath.numbered(http, world);
    }

    /** Whether the query has no such filter, or the value passes it. */
    public boolean admits(String filter, String value) {
        return http.queryParam(filter).map(value::equals).orElse(true);
    }

    /** One page of a list, the way GitHub wraps it. */
    public <T> ApiAnswer page(String field, List<T> all, Function<T, ? extends JsonNode> payload) {
        return page(field, all, payload, USUAL_PAGE, LARGEST_PAGE);
    }

    /** One page of a list that GitHub does not wrap. */
    public <T> ApiAnswer plainPage(List<T> all, Function<T, ? extends JsonNode> payload) {
        Page page = Page.of(http, USUAL_PAGE, LARGEST_PAGE);
        String link = page.link(pageAddress(), http, all.size());
        ApiAnswer answer = ApiAnswer.list(page.of(all).stream().map(payload).toList());
        return link == null ? answer : new ApiAnswer(200, answer.body(), Map.of(HttpHeaders.LINK, link));
    }

    /** One page of a list, newest first, that is read with an opaque cursor. */
    public <T> ApiAnswer cursorPage(
            List<T> newestFirst, ToLongFunction<T> id, Function<T, ? extends JsonNode> payload) {
        int size = Page.of(http, USUAL_PAGE, LARGEST_PAGE).size();
        return Cursor.page(this, newestFirst, size, id, payload);
    }

    /** One page of a list whose pages have other sizes than most. */
    public <T> ApiAnswer page(
            String field, List<T> all, Function<T, ? extends JsonNode> payload, int usual, int largest) {
        Page page = Page.of(http, usual, largest);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("total_count", all.size());
        ArrayNode items = body.putArray(field);
        page.of(all).forEach(item -> items.add(payload.apply(item)));
        String link = page.link(pageAddress(), http, all.size());
        return new ApiAnswer(200, body, link == null ? Map.of() : Map.of(HttpHeaders.LINK, link));
    }
}
