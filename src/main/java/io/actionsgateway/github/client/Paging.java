package io.actionsgateway.github.client;

import io.actionsgateway.github.model.GitHubPage;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.Hosts;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Follows GitHub's {@code Link} headers as they are given, as GitHub asks: they may use other parameters and other paths,
 * such as {@code /repositories/{id}}. Only to the host that the page came from.
 *
 * @see <a href="https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api">Pagination</a>
 */
final class Paging {

    /** Most results of a filtered list. */
    private static final int FILTERED_MOST = 1000;

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*\\brel=\"?next\"?");

    private final Hosts hosts;

    Paging(Hosts hosts) {
        this.hosts = hosts;
    }

    <T> GitHubPage<T> page(Exchange exchange, JsonNode tree, List<T> items) {
        JsonNode count = tree.path("total_count");
        Long total = count.isIntegralNumber() ? count.asLong() : null;
        String next = next(exchange.answer(), hosts.serving(exchange.call().scope(), exchange.caller()));
        boolean truncated = exchange.request().truncated() && next == null && total != null && total >= FILTERED_MOST;
        return new GitHubPage<>(items, total, next, truncated);
    }

    private static @Nullable String next(Answer answer, GitHubHost host) {
        Matcher link = NEXT.matcher(answer.header("link").orElse(""));
        return link.find() ? below(host, URI.create(link.group(1))) : null;
    }

    private static String below(GitHubHost host, URI next) {
        if (!host.owns(next)) {
            throw new GitHubException.ParseError("GitHub's next page is not on " + host.name() + ".", null);
        }
        return next.toString().substring(host.apiUrl().toString().length());
    }

    /** A position that a caller hands back: it must stay below the API root. A query may hold a span, {@code a..b}. */
    static String checked(String next) {
        int query = next.indexOf('?');
        String path = query < 0 ? next : next.substring(0, query);
        if (!path.startsWith("/") || path.startsWith("//") || path.contains("..")) {
            throw new GitHubException.InvalidInputs("This is no position that a page gave.", List.of());
        }
        return next;
    }
}
