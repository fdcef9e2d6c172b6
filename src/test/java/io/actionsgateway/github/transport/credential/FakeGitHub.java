package io.actionsgateway.github.transport.credential;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.Step;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** The rest of the chain, or the whole transport: answers as told, and remembers what it was asked. */
final class FakeGitHub implements Step.Next {

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Function<Call, Mono<Answer>> script;

    FakeGitHub(Function<Call, Mono<Answer>> script) {
        this.script = script;
    }

    /** Gives these statuses one after the other, the last one for ever. */
    static FakeGitHub saying(int... statuses) {
        AtomicInteger next = new AtomicInteger();
        return new FakeGitHub(_ ->
                Mono.just(answer(statuses[Math.min(next.getAndIncrement(), statuses.length - 1)], "{}")));
    }

    void says(Function<Call, Mono<Answer>> other) {
        script = other;
    }

    @Override
    public Mono<Answer> send(Call call) {
        return Mono.deferContextual(context -> {
            Call seen = context.hasKey(Caller.class) ? call.withCaller(Caller.in(context)) : call;
            calls.add(seen);
            return script.apply(seen);
        });
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    long count(String operation) {
        return calls.stream()
                .filter(call -> call.operation().id().equals(operation))
                .count();
    }

    /** The tokens it was shown, in order. */
    List<String> tokens() {
        return calls.stream()
                .map(call -> call.headers().getFirst(HttpHeaders.AUTHORIZATION))
                .toList();
    }

    static Answer answer(int status, String body) {
        return answer(status, body, new HttpHeaders());
    }

    static Answer answer(int status, String body, HttpHeaders headers) {
        return new Answer(
                status,
                headers,
                body.getBytes(StandardCharsets.UTF_8),
                CacheStatus.forwarded(CacheStatus.Forward.BYPASS, status));
    }

    static Answer dated(int status, Instant date) {
        HttpHeaders headers = new HttpHeaders();
        headers.setDate(date.toEpochMilli());
        return answer(status, "{}", headers);
    }
}
