package io.actionsgateway.github.transport.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.LinkedSteps;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Step;
import io.actionsgateway.github.transport.Witness;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Whoever watches sees each write before it leaves, and what is known of it afterwards. */
class WitnessStepTests {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final List<Operation> befores = new ArrayList<>();
    private final List<Witness.Ending> endings = new ArrayList<>();
    private final Queue<Mono<Answer>> gitHub = new ArrayDeque<>();
    private Mono<Void> permission = Mono.empty();
    private int sent;

    @Test
    void seesAWriteThatIsDone() {
        gitHub.add(answer(204));

        StepVerifier.create(write(0)).expectNextCount(1).expectComplete().verify(SOON);

        assertThat(befores).containsExactly(LinkedSteps.POST);
        assertThat(endings).containsExactly(new Witness.Ending(Witness.State.DONE, 204, "C0FE:204", null));
    }

    @Test
    void seesAWriteThatGitHubRefuses() {
        gitHub.add(answer(422));

        StepVerifier.create(write(0)).expectNextCount(1).expectComplete().verify(SOON);

        assertThat(endings).containsExactly(new Witness.Ending(Witness.State.REFUSED, 422, "C0FE:422", null));
    }

    @Test
    void sendsNothingThatTheWitnessDoesNotLetGo() {
        permission = Mono.error(new IllegalStateException("no"));

        StepVerifier.create(write(0)).expectErrorMessage("no").verify(SOON);

        assertThat(sent).isZero();
        assertThat(endings)
                .containsExactly(new Witness.Ending(Witness.State.FAILED, null, null, "IllegalStateException"));
    }

    @Test
    void doesNotWatchReads() {
        gitHub.add(answer(200));

        StepVerifier.create(ask(LinkedSteps.GET, 0))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);

        assertThat(befores).isEmpty();
        assertThat(endings).isEmpty();
    }

    @Test
    void letsWritesGoThatNobodyWatches() {
        gitHub.add(answer(204));

        StepVerifier.create(chain(0).send(call(LinkedSteps.POST)))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);

        assertThat(sent).isOne();
    }

    @Test
    void knowsThatWhatWasNotSentWasNotDone() {
        gitHub.add(Mono.error(new GitHubException.TransportError("no connection", false, null)));

        StepVerifier.create(write(0)).expectError(GitHubException.class).verify(SOON);

        assertThat(endings).containsExactly(new Witness.Ending(Witness.State.FAILED, null, null, "TransportError"));
    }

    @Test
    void doesNotKnowWhatBecameOfAWriteWithoutAnAnswer() {
        gitHub.add(Mono.error(new GitHubException.Timeout("The answer", SOON)));

        StepVerifier.create(write(0)).expectError(GitHubException.class).verify(SOON);

        assertThat(endings).containsExactly(new Witness.Ending(Witness.State.UNKNOWN, null, null, "Timeout"));
    }

    @Test
    void doesNotBelieveARefusalAfterATryThatMayHaveBeenDone() {
        gitHub.add(answer(502));
        gitHub.add(answer(404));

        StepVerifier.create(write(1)).expectNextCount(1).expectComplete().verify(SOON);

        assertThat(endings).containsExactly(new Witness.Ending(Witness.State.UNKNOWN, 404, "C0FE:404", null));
    }

    @Test
    void believesASuccessAfterATryThatFailed() {
        gitHub.add(answer(502));
        gitHub.add(answer(204));

        StepVerifier.create(write(1)).expectNextCount(1).expectComplete().verify(SOON);

        assertThat(endings).extracting(Witness.Ending::state).containsExactly(Witness.State.DONE);
    }

    @Test
    void seesACallerGoBeforeAnythingLeft() {
        permission = Mono.never();

        Disposable caller = write(0).subscribe();
        caller.dispose();

        assertThat(sent).isZero();
        assertThat(endings).containsExactly(new Witness.Ending(Witness.State.FAILED, null, null, "Cancelled"));
    }

    @Test
    void seesACallerGoWhileGitHubIsAsked() {
        gitHub.add(Mono.never());

        Disposable caller = write(0).subscribe();
        caller.dispose();

        assertThat(sent).isOne();
        assertThat(endings).containsExactly(new Witness.Ending(Witness.State.UNKNOWN, null, null, "Cancelled"));
    }

    private Mono<Answer> write(int repetitions) {
        return ask(LinkedSteps.POST, repetitions);
    }

    private Mono<Answer> ask(Operation operation, int repetitions) {
        return chain(repetitions).send(call(operation)).contextWrite(new Watching());
    }

    private static Call call(Operation operation) {
        return LinkedSteps.call(operation, "https://github.example.com");
    }

    /** With a step that asks again whatever came. */
    private Step.Next chain(int repetitions) {
        Step again = (call, next) -> next.send(call)
                .flatMap(answer -> repetitions > 0 && answer.status() >= 500 ? next.send(call) : Mono.just(answer));
        Step wire = (call, next) -> Mono.defer(() -> {
            sent++;
            return gitHub.remove();
        });
        return LinkedSteps.of(new WitnessStep(), again, new Departures.Counter(), wire);
    }

    private static Mono<Answer> answer(int status) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-GitHub-Request-Id", "C0FE:" + status);
        return Mono.just(
                new Answer(status, headers, new byte[0], CacheStatus.forwarded(CacheStatus.Forward.METHOD, status)));
    }

    private final class Watching implements Witness {

        @Override
        public Mono<Void> before(Call call) {
            befores.add(call.operation());
            return permission;
        }

        @Override
        public void after(Call call, Ending ending) {
            endings.add(ending);
        }
    }
}
