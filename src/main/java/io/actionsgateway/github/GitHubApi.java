package io.actionsgateway.github;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.GitHubTransport;
import io.actionsgateway.github.transport.Hosts;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What the typed services share: asks, gives answers their type and refusals their name. Thread-safe. */
@Component
class GitHubApi {

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

    /** One object. */
    <T> Mono<T> get(Request request, Class<T> type) {
        return tree(request)
                .map(tree -> codec.typed(tree, type, request.operation().id()));
    }

    /** One object, or nothing where GitHub answers without content. */
    <T> Mono<T> maybe(Request request, Class<T> type) {
        String operation = request.operation().id();
        return answer(request)
                .filter(answer -> answer.body().length > 0)
                .map(answer -> codec.typed(codec.tree(answer.body(), operation), type, operation));
    }

    /** A list that comes whole. */
    <T> Mono<List<T>> list(Request request, Class<T> type) {
        return tree(request).map(tree -> typed(tree, type, request));
    }

    /** A success without content, or with content that says nothing. */
    Mono<Void> send(Request request) {
        return answer(request).then();
    }

    /** GitHub's answer, which is a success; or, for downloads, a redirect. */
    Mono<Answer> answer(Request request) {
        return Mono.defer(() -> transport.exchange(call(request))).map(answer -> checked(answer, request));
    }

    /**
     * One page.
     *
     * @param items name of the field that holds the items, or {@code null} where the answer is an array
     * @param next of the page before, or {@code null} for the first one
     * @param filtered whether GitHub gives at most 1,000 results
     */
    <T> Mono<GitHubPage<T>> page(
            Request request, @Nullable String items, Class<T> type, @Nullable String next, boolean filtered) {
        return Mono.deferContextual(context -> {
            Call first = call(request);
            Call call = next == null ? first : first.at(paging.checked(next));
            return transport.exchange(call).map(answer -> {
                Answer good = checked(answer, request);
                JsonNode tree = codec.tree(good.body(), request.operation().id());
                JsonNode list = items == null ? tree : tree.path(items);
                return paging.page(call, Caller.in(context), good, tree, typed(list, type, request), filtered);
            });
        });
    }

    /** All pages, each fetched when the items of the one before have been taken. */
    <T> Flux<T> all(Request request, @Nullable String items, Class<T> type, boolean filtered) {
        return from(next -> page(request, items, type, next, filtered), null);
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

    /** Which GitHub serves a request: some lack operations or options. */
    Mono<GitHubHost> host(Request request) {
        return Mono.deferContextual(
                context -> Mono.fromCallable(() -> hosts.serving(call(request).scope(), Caller.in(context))));
    }

    /** The same for a request that an Enterprise Server has no answer to. */
    Mono<GitHubHost> notOnEnterpriseServer(Request request) {
        return host(request).map(host -> {
            if (host.enterpriseServer()) {
                throw new GitHubException.UnsupportedByHost(request.operation().id(), host.name());
            }
            return host;
        });
    }

    /** What has no place in a path is refused like any other input. */
    private Call call(Request request) {
        try {
            return request.call(codec);
        } catch (IllegalArgumentException unusable) {
            throw new GitHubException.InvalidInputs(String.valueOf(unusable.getMessage()), List.of());
        }
    }

    private Mono<JsonNode> tree(Request request) {
        return answer(request)
                .map(answer -> codec.tree(answer.body(), request.operation().id()));
    }

    private <T> List<T> typed(JsonNode list, Class<T> type, Request request) {
        if (!list.isArray()) {
            throw new GitHubException.ParseError(
                    "GitHub's answer to " + request.operation().id() + " holds no list.", null);
        }
        return list.valueStream()
                .map(item -> codec.typed(item, type, request.operation().id()))
                .toList();
    }

    private Answer checked(Answer answer, Request request) {
        boolean redirect = answer.status() == 302;
        if (answer.successful() || redirect) {
            return answer;
        }
        throw Refusals.of(answer, request.operation(), request.subject());
    }
}
