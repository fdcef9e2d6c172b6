package io.actionsgateway.github.client;

import io.actionsgateway.github.model.GitHubObject;
import io.actionsgateway.github.model.GitHubPage;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.GitHubTransport;
import io.actionsgateway.github.transport.Hosts;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * What the typed services share: asks, gives answers their type and refusals their name. Requests are made anew for each
 * subscription, so that what they refuse arrives as an error. Thread-safe.
 */
@Component
public class GitHubApi {

    private final GitHubTransport transport;
    private final Hosts hosts;
    private final Codec codec;
    private final Paging paging;

    GitHubApi(GitHubTransport transport, Hosts hosts, Codec codec) {
        this.transport = transport;
        this.hosts = hosts;
        this.codec = codec;
        this.paging = new Paging(hosts);
    }

    /**
     * Reads one object.
     *
     * @param asked which
     * @param type its type
     * @param <T> its type
     * @return the object
     */
    public <T extends GitHubObject> Mono<T> get(Supplier<Request> asked, Class<T> type) {
        return success(asked).map(exchange -> codec.typed(tree(exchange), type, exchange.operation()));
    }

    /**
     * Reads one object where there may be none.
     *
     * @param asked which
     * @param type its type
     * @param <T> its type
     * @return the object; empty when GitHub answers without content
     */
    public <T extends GitHubObject> Mono<T> maybe(Supplier<Request> asked, Class<T> type) {
        return success(asked)
                .filter(exchange -> exchange.answer().body().length > 0)
                .map(exchange -> codec.typed(tree(exchange), type, exchange.operation()));
    }

    /**
     * Reads a list that comes whole.
     *
     * @param listing which kind
     * @param asked which
     * @param <T> type of an item
     * @return all of it
     */
    public <T extends GitHubObject> Mono<List<T>> list(Listing<T> listing, Supplier<Request> asked) {
        return success(asked).map(exchange -> items(listing, tree(exchange), exchange));
    }

    /**
     * Asks for something to be done.
     *
     * @param asked what
     * @return when GitHub has taken it
     */
    public Mono<Void> send(Supplier<Request> asked) {
        return success(asked).then();
    }

    /**
     * Asks for something whose outcome the status tells.
     *
     * @param asked what
     * @return the status of a success, 200 to 299
     */
    public Mono<Integer> status(Supplier<Request> asked) {
        return success(asked).map(exchange -> exchange.answer().status());
    }

    /**
     * Reads one page.
     *
     * @param listing which kind
     * @param asked which list; the page's size is added
     * @param size items of a page
     * @param next of the page before, or {@code null} for the first one
     * @param <T> type of an item
     * @return the page
     */
    public <T extends GitHubObject> Mono<GitHubPage<T>> page(
            Listing<T> listing, Supplier<Request> asked, int size, @Nullable String next) {
        Supplier<Request> sized =
                () -> asked.get().query("per_page", Inputs.between(1, size, listing.most(), "per_page"));
        return exchange(sized, next).map(GitHubApi::checked).map(exchange -> {
            JsonNode tree = tree(exchange);
            return paging.page(exchange, tree, items(listing, tree, exchange));
        });
    }

    /**
     * Reads all pages, each fetched when the items of the one before have been taken.
     *
     * @param listing which kind
     * @param asked which list
     * @param <T> type of an item
     * @return the items; {@link GitHubException.Truncated} after the last one that GitHub gives of more
     */
    public <T extends GitHubObject> Flux<T> all(Listing<T> listing, Supplier<Request> asked) {
        return from(next -> page(listing, asked, listing.most(), next), null);
    }

    private <T> Flux<T> from(Function<@Nullable String, Mono<GitHubPage<T>>> pages, @Nullable String position) {
        return pages.apply(position).flatMapMany(page -> {
            Flux<T> items = Flux.fromIterable(page.items());
            String next = page.next();
            if (next != null) {
                return items.concatWith(Flux.defer(() -> from(pages, next)));
            }
            return page.truncated() ? items.concatWith(Flux.error(truncated(page))) : items;
        });
    }

    private static GitHubException truncated(GitHubPage<?> page) {
        Long total = page.totalCount();
        return new GitHubException.Truncated(total == null ? 0 : total);
    }

    /**
     * Which GitHub would serve a request: some lack operations or options.
     *
     * @param asked which
     * @return the host
     */
    public Mono<GitHubHost> host(Supplier<Request> asked) {
        return Mono.deferContextual(context ->
                Mono.fromCallable(() -> hosts.serving(call(asked.get()).scope(), Caller.in(context))));
    }

    /** GitHub's answer to a request for a download, which must be a redirect. */
    Mono<Exchange> redirect(Supplier<Request> asked) {
        return exchange(asked, null).map(exchange -> exchange.answer().status() == 302 ? exchange : checked(exchange));
    }

    private Mono<Exchange> success(Supplier<Request> asked) {
        return exchange(asked, null).map(GitHubApi::checked);
    }

    private Mono<Exchange> exchange(Supplier<Request> asked, @Nullable String position) {
        return Mono.deferContextual(context -> {
            Request request = asked.get();
            Call first = call(request);
            Call call = position == null ? first : first.at(Paging.checked(position));
            Caller caller = Caller.in(context);
            if (request.lackedByEnterpriseServers()) {
                refuseEnterpriseServer(request, hosts.serving(call.scope(), caller));
            }
            return transport.exchange(call).map(answer -> new Exchange(request, call, caller, answer));
        });
    }

    private static void refuseEnterpriseServer(Request request, GitHubHost host) {
        if (host.enterpriseServer()) {
            throw new GitHubException.UnsupportedByHost(request.operation().id(), host.name());
        }
    }

    /** What has no place in a path is refused like any other input. */
    private Call call(Request request) {
        try {
            return request.call(codec);
        } catch (IllegalArgumentException unusable) {
            throw new GitHubException.InvalidInputs(String.valueOf(unusable.getMessage()), List.of());
        }
    }

    private JsonNode tree(Exchange exchange) {
        return codec.tree(exchange.answer().body(), exchange.operation());
    }

    private <T extends GitHubObject> List<T> items(Listing<T> listing, JsonNode tree, Exchange exchange) {
        String field = listing.items();
        JsonNode list = field == null ? tree : tree.path(field);
        if (!list.isArray()) {
            throw new GitHubException.ParseError(
                    "GitHub's answer to " + exchange.operation() + " holds no list.", null);
        }
        return list.valueStream()
                .map(item -> codec.typed(item, listing.type(), exchange.operation()))
                .toList();
    }

    private static Exchange checked(Exchange exchange) {
        Answer answer = exchange.answer();
        if (answer.successful()) {
            return exchange;
        }
        Request request = exchange.request();
        throw Refusals.of(answer, request.operation(), request.subject());
    }
}
