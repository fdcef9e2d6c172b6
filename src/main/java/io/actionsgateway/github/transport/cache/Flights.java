package io.actionsgateway.github.transport.cache;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.BudgetClass;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException.RateLimited;
import io.actionsgateway.github.transport.GitHubException.SecondaryLimited;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Equal reads that are under way share one request. It is cancelled when the last of those who wait for it has left. Who is
 * more patient than the one whose request was refused, or has seats of his own, asks again. As many as there are callers. Thread-safe.
 */
@Component
class Flights {

    /** What reads must have in common. */
    private record Route(CacheKey key, BudgetClass urgency, List<String> unlessMatch, List<String> unlessSince) {
        static Route of(CacheKey key, Call call) {
            return new Route(
                    key,
                    call.caller().budgetClass(),
                    call.headers().getOrEmpty(HttpHeaders.IF_NONE_MATCH),
                    call.headers().getOrEmpty(HttpHeaders.IF_MODIFIED_SINCE));
        }
    }

    private final class Flight {
        private final Caller caller;
        private final @Nullable Subject subject;
        private final Mono<Answer> answer;

        Flight(Route route, Call call, Mono<Answer> request) {
            this.caller = call.caller();
            this.subject = Subject.of(call).orElse(null);
            this.answer = request.doOnTerminate(() -> open.remove(route, this))
                    .doOnCancel(() -> open.remove(route, this))
                    .as(Flux::from)
                    .replay(1)
                    .refCount(1)
                    .singleOrEmpty();
        }
    }

    private final Map<Route, Flight> open = new ConcurrentHashMap<>();

    /** Joins the request that is under way, or makes it. */
    Mono<Answer> join(CacheKey key, Call call, Mono<Answer> request) {
        return Mono.defer(() -> board(Route.of(key, call), call, request, false));
    }

    private Mono<Answer> board(Route route, Call call, Mono<Answer> request, boolean patiently) {
        Flight mine = new Flight(route, call, request);
        Flight taken = open.merge(route, mine, (there, own) -> patiently && morePatient(own, there) ? own : there);
        if (taken == mine) {
            return mine.answer;
        }
        return taken.answer
                .map(Flights::joined)
                .onErrorResume(
                        failure -> mayFareBetter(mine, taken, failure), refused -> board(route, call, request, true));
    }

    /** Patience and seats are each caller's own. */
    private static boolean mayFareBetter(Flight mine, Flight taken, Throwable failure) {
        return switch (failure) {
            case RateLimited limited
            when limited.reason() == RateLimited.Reason.QUEUE_FULL ->
                !mine.caller.name().equals(taken.caller.name());
            case RateLimited _, SecondaryLimited _ -> morePatient(mine, taken);
            default -> false;
        };
    }

    private static boolean morePatient(Flight one, Flight other) {
        return one.caller.patience().compareTo(other.caller.patience()) > 0;
    }

    private static Answer joined(Answer answer) {
        return answer.cacheStatus().hit()
                ? answer
                : answer.served(answer.cacheStatus().joined());
    }

    /** Lets nobody join any more who may want to know what has just changed about a run. */
    void close(long runId) {
        if (!open.isEmpty()) {
            open.values().removeIf(flight -> flight.subject != null && flight.subject.mayBeOf(runId));
        }
    }

    int size() {
        return open.size();
    }
}
