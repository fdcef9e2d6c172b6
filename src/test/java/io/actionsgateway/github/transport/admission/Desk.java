package io.actionsgateway.github.transport.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException.RateLimited;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import tools.jackson.databind.json.JsonMapper;

/** A replica that admits calls of Anna's and Ben's to a GitHub that the test answers for. */
final class Desk {

    static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    static final Caller ANNA = Caller.interactive("anna");
    static final Caller BEN = Caller.interactive("ben");

    final ManualTime time = ManualTime.stepped(START);
    final AdmissionProperties limits = Limits.of(Limits.NO_FLOORS, Limits.NO_SLACK, 2, 64);
    final InMemoryBudgets store = new InMemoryBudgets(time, limits);
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final AdmissionStep step = new AdmissionStep(
            new Gatehouse("one", store, limits, new AdmissionMetrics(registry, time), time, time),
            JsonMapper.builder().build());
    final List<MonoSink<Answer>> sent = new ArrayList<>();
    final List<Object> results = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /** Whose calls have been sent, in order. */
    List<String> asked() {
        return List.copyOf(names);
    }

    /** One call has found out how much there is. */
    void known() {
        ask(ANNA);
        answer(0, 200, 4_999);
    }

    void ask(Caller caller) {
        step.handle(
                        TestCalls.read("a", caller),
                        call -> Mono.create(sink -> {
                            names.add(call.caller().name());
                            sent.add(sink);
                        }))
                .subscribe(results::add, results::add);
    }

    /** GitHub answers the call of that place. */
    void answer(int index, int status, int remaining) {
        sent.get(index)
                .success(TestCalls.answer(
                        status,
                        "{\"message\":\"words\"}",
                        TestCalls.quota(5_000, remaining, START.plusSeconds(3_600), START)));
    }

    RateLimited limited(int index) {
        assertThat(results.get(index)).isInstanceOf(RateLimited.class);
        return (RateLimited) results.get(index);
    }

    Account account() {
        return store.account("a");
    }
}
