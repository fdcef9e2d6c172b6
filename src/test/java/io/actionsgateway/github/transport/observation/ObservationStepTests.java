package io.actionsgateway.github.transport.observation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException.Timeout;
import io.actionsgateway.github.transport.LinkedSteps;
import io.actionsgateway.github.transport.Step;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** What is counted and said about a call, and what is not. */
class ObservationStepTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(ObservationStep.class);

    @BeforeEach
    void listen() {
        logger.setLevel(Level.DEBUG);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void countsASuccessQuietly() {
        run(Mono.just(answer(200, CacheStatus.forwarded(CacheStatus.Forward.STALE, 304))));

        Timer timer = timer("2xx", "stale");
        assertThat(timer.getId().getTag("operation")).isEqualTo("actions/get-workflow-run");
        assertThat(timer.getId().getTag("host")).isEqualTo("api.github.com");
        assertThat(timer.takeSnapshot().histogramCounts()).isNotEmpty();
        assertThat(line().getLevel()).isEqualTo(Level.DEBUG);
    }

    @Test
    void tellsAboutARefusal() {
        run(Mono.just(answer(404, CacheStatus.HIT)));

        assertThat(timer("4xx", "hit").count()).isEqualTo(1);
        assertThat(line().getLevel()).as("a polled 404 is no alarm").isEqualTo(Level.INFO);
        assertThat(line().getFormattedMessage())
                .contains("operation=actions/get-workflow-run host=api.github.com outcome=4xx status=404")
                .contains("request=A:1 ? caller=key-one")
                .doesNotContain("c4n4ry", "\n", "octo-org");
    }

    @Test
    void tellsAboutAFailureOfOurs() {
        run(Mono.error(new Timeout("The answer", Duration.ofSeconds(1))));

        assertThat(timer("Timeout", "none").count()).isEqualTo(1);
        assertThat(line().getFormattedMessage()).contains("outcome=Timeout", "did not come within 1000 ms");
    }

    @Test
    void doesNotRepeatWhatAnotherFailureSays() {
        run(Mono.error(new IllegalStateException("c4n4ry")));

        assertThat(timer("Internal", "none").count()).isEqualTo(1);
        assertThat(line().getFormattedMessage())
                .contains("IllegalStateException")
                .doesNotContain("c4n4ry");
    }

    @Test
    void countsACancelledCallAndOneThatFindsNoCredential() {
        LinkedSteps.of(new ObservationStep(meters), (call, next) -> Mono.never())
                .send(LinkedSteps.call(LinkedSteps.GET, "https://api.github.com"))
                .subscribe()
                .dispose();

        assertThat(timer("cancelled", "none").getId().getTag("host")).isEqualTo("none");
    }

    @Test
    void countsACallOnceWhoseCallerLeavesAfterTheAnswer() {
        LinkedSteps.of(
                        new ObservationStep(meters),
                        (call, next) -> Mono.just(answer(200, CacheStatus.HIT)).hide())
                .send(LinkedSteps.call(LinkedSteps.GET, "https://api.github.com"))
                .flatMap(answer -> Mono.never())
                .subscribe()
                .dispose();

        assertThat(timer("2xx", "hit").count()).isEqualTo(1);
        assertThat(meters.find("actions.github.requests")
                        .tag("outcome", "cancelled")
                        .timers())
                .isEmpty();
    }

    private void run(Mono<Answer> outcome) {
        Step.Next chain = LinkedSteps.of(new ObservationStep(meters), new HostNote.Writer(), (call, next) -> outcome);
        chain.send(LinkedSteps.call(LinkedSteps.GET, "https://api.github.com")
                        .withCaller(Caller.interactive("key-one"))
                        .at("/repos/octo-org/hello-world/actions/runs/7?secret=c4n4ry"))
                .onErrorComplete()
                .block(Duration.ofSeconds(5));
    }

    private Timer timer(String outcome, String cache) {
        return meters.get("actions.github.requests")
                .tag("outcome", outcome)
                .tag("cache", cache)
                .timer();
    }

    private ILoggingEvent line() {
        assertThat(lines.list).hasSize(1);
        return lines.list.getFirst();
    }

    private static Answer answer(int status, CacheStatus cache) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("x-github-request-id", "A:1\n?");
        return new Answer(status, headers, new byte[0], cache);
    }
}
