package io.actionsgateway.github.transport.cache;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.CacheStatus.Forward;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubProperties;
import io.actionsgateway.github.transport.Scope;
import io.actionsgateway.github.transport.Step;
import java.time.Clock;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers reads from the cache, shares requests, asks under a condition, and takes own writes in. */
@Component
@Order(Step.Position.CACHE)
class CacheStep implements Step {

    private final Lookup lookup;
    private final Freshness freshness;
    private final Flights flights;
    private final HostEtags etags;
    private final AnswerIntake intake;
    private final OwnWrites writes;
    private final WriteMarks marks;
    private final RunEntries runs;
    private final CacheMetrics metrics;
    private final CacheProperties properties;
    private final GitHubProperties github;
    private final Clock clock;

    CacheStep(
            Lookup lookup,
            Freshness freshness,
            Flights flights,
            HostEtags etags,
            AnswerIntake intake,
            OwnWrites writes,
            WriteMarks marks,
            RunEntries runs,
            CacheMetrics metrics,
            CacheProperties properties,
            GitHubProperties github,
            Clock clock) {
        this.lookup = lookup;
        this.freshness = freshness;
        this.flights = flights;
        this.etags = etags;
        this.intake = intake;
        this.writes = writes;
        this.marks = marks;
        this.runs = runs;
        this.metrics = metrics;
        this.properties = properties;
        this.github = github;
        this.clock = clock;
    }

    @Override
    public Mono<Answer> handle(Call call, Next next) {
        return answer(call, next).doOnNext(answer -> metrics.served(call.operation(), answer.cacheStatus()));
    }

    private Mono<Answer> answer(Call call, Next next) {
        if (!call.operation().method().equals(HttpMethod.GET)) {
            return write(call, next);
        }
        if (!serves(call)) {
            return pass(call, next, Forward.BYPASS);
        }
        CacheKey key = CacheKey.of(call, github.apiVersion());
        return flights.join(key, call, conditional(call) ? pass(call, next, Forward.BYPASS) : read(call, key, next));
    }

    private boolean serves(Call call) {
        return properties.enabled()
                && !(call.scope() instanceof Scope.OfApp)
                && !(call.scope() instanceof Scope.OfHost)
                && !call.operation().id().endsWith("/get-webhook-delivery");
    }

    /** Whoever brings a condition of his own has a cache of his own, and wants to hear of a 304. */
    private static boolean conditional(Call call) {
        return call.headers().containsHeader(HttpHeaders.IF_NONE_MATCH)
                || call.headers().containsHeader(HttpHeaders.IF_MODIFIED_SINCE);
    }

    private static Mono<Answer> pass(Call call, Next next, Forward why) {
        return next.send(call).map(answer -> answer.served(CacheStatus.forwarded(why, answer.status())));
    }

    private Mono<Answer> read(Call call, CacheKey key, Next next) {
        return lookup.of(call, key).flatMap(found -> {
            Entry entry = found.entry();
            return entry != null && freshness.holds(call, found) ? Mono.just(entry.hit()) : ask(call, key, found, next);
        });
    }

    private Mono<Answer> ask(Call call, CacheKey key, Found found, Next next) {
        Sent sent = new Sent(call, found, clock.instant(), etags);
        return next.send(call.withCondition(sent)).map(answer -> intake.take(key, sent, answer));
    }

    /** A write that has failed, or was given up, may have been done all the same. */
    private Mono<Answer> write(Call call, Next next) {
        return lookup.run(call).flatMap(run -> {
            Mono<Boolean> marked = Mono.defer(() -> marks.make(call, run));
            return pass(call, next, Forward.METHOD)
                    .onErrorResume(failure -> marked.then(Mono.error(failure)))
                    .flatMap(answer -> marked.thenReturn(answer))
                    .doOnTerminate(() -> written(call, run))
                    .doOnCancel(() -> {
                        written(call, run);
                        marked.subscribe();
                    });
        });
    }

    private void written(Call call, Optional<Long> run) {
        run.ifPresent(id -> {
            writes.ofRun(id);
            runs.changed(id);
        });
        if (call.variables().containsKey("artifact_id")) {
            writes.ofArtifacts(call);
        }
    }
}
