package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Credential;
import io.actionsgateway.github.transport.Step;
import io.actionsgateway.platform.Waits;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a call pass when none of GitHub's limits forbids it, so that all replicas together behave as one client; learns
 * from each answer. A call waits for admission only if that comes within its patience, else it fails at once. GitHub's own
 * refusals become {@link io.actionsgateway.github.transport.GitHubException}s, after all replicas can know of them; a
 * missing permission, which looks alike, stays an answer.
 *
 * <p>A call is admitted by its place in the database, an instant before it is sent: calls admitted before a refusal was
 * written down are not called back.
 */
@Component
@Order(Step.Position.ADMISSION)
class AdmissionStep implements Step {

    private static final int MOST_IDLE = 1_000;

    private final Gatehouse house;
    private final Pass.Lessons lessons;
    private final Resources resources = new Resources();
    private final Map<String, Turnstile> turnstiles = new ConcurrentHashMap<>();

    @Autowired
    AdmissionStep(
            BudgetStore store,
            AdmissionProperties limits,
            AdmissionMetrics metrics,
            Clock clock,
            Waits waits,
            JsonMapper mapper) {
        this(new Gatehouse(UUID.randomUUID().toString(), store, limits, metrics, clock, waits), mapper);
    }

    AdmissionStep(Gatehouse house, JsonMapper mapper) {
        this.house = house;
        this.lessons = new Pass.Lessons(new AnswerReader(mapper), resources, house.metrics(), house.clock());
    }

    @Override
    public Mono<Answer> handle(Call call, Next next) {
        return Mono.defer(() -> {
            Turnstile turnstile = turnstile(call.identity());
            return admitted(turnstile, call).flatMap(waiter -> {
                Permit permit = waiter.take();
                return permit == null ? Mono.empty() : new Pass(turnstile, permit, lessons).ask(call, next);
            });
        });
    }

    private Mono<Waiter> admitted(Turnstile turnstile, Call call) {
        Demand demand = new Demand(
                resources.of(call.operation()),
                call.caller().budgetClass(),
                call.operation().points(),
                call.operation().writes());
        return house.metrics()
                .timed(
                        demand.budgetClass(),
                        turnstile.admit(
                                demand, call.caller().name(), call.caller().patience()));
    }

    /** One that goes while somebody comes does no harm: what counts is in the store. */
    private Turnstile turnstile(Credential credential) {
        if (turnstiles.size() > MOST_IDLE) {
            turnstiles.values().removeIf(Turnstile::idle);
        }
        return turnstiles.computeIfAbsent(
                credential.account(), account -> new Turnstile(account, credential.name(), house));
    }
}
