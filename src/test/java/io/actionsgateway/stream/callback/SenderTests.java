package io.actionsgateway.stream.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.platform.Waits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.client.ReactorResourceFactory;

/** Where a message may be sent is decided once more by the address that is really connected to. */
class SenderTests {

    private final Receiver receiver = new Receiver();
    private final ReactorResourceFactory resources = new ReactorResourceFactory();

    @AfterEach
    void end() {
        receiver.close();
    }

    @Test
    void refusesANameThatLeadsInside() {
        assertThat(sent(List.of("http://localhost:*"), List.of())).isEqualTo(new Outcome.Failed("address_not_allowed"));
        assertThat(receiver.calls()).isEmpty();
    }

    @Test
    void sendsInsideWhereThatIsListed() {
        assertThat(sent(List.of(), List.of("http://localhost:*"))).isEqualTo(new Outcome.Delivered(204));
        assertThat(receiver.calls()).hasSize(1);
    }

    @Test
    void refusesAHostThatIsNoLongerListed() {
        assertThat(sent(List.of("hooks.example.com"), List.of())).isEqualTo(new Outcome.Failed("host_not_allowed"));
    }

    @Test
    void saysThatNobodyListens() {
        receiver.close();

        assertThat(sent(List.of(), List.of("http://localhost:*"))).isEqualTo(new Outcome.Failed("unreachable"));
    }

    @Test
    void followsNoRedirect() {
        receiver.answer(302);

        assertThat(sent(List.of(), List.of("http://localhost:*"))).isEqualTo(new Outcome.Rejected(302, null));
        assertThat(receiver.calls()).hasSize(1);
    }

    @Test
    void readsHowLongTheReceiverWantsItToStayAway() {
        receiver.answer(503, "Retry-After", "120");
        assertThat(sent(List.of(), List.of("http://localhost:*")))
                .isEqualTo(new Outcome.Rejected(503, Duration.ofMinutes(2)));
        receiver.answer(503, "Retry-After", "soon");
        assertThat(sent(List.of(), List.of("http://localhost:*"))).isEqualTo(new Outcome.Rejected(503, null));
    }

    private Outcome sent(List<String> allowed, List<String> inside) {
        CallbackProperties settings = Settings.allowing(allowed, inside);
        resources.afterPropertiesSet();
        Sender sender = new Sender(
                resources,
                new Targets(settings),
                new SigningSecrets(settings),
                settings,
                Waits.real(),
                Clock.systemUTC());
        try {
            return sender.send(new Claimed(
                            UUID.randomUUID(),
                            new Callbacks.Owner("key:one", null),
                            new Callbacks.Place("octo-org/hello-world", 1),
                            receiver.url("/"),
                            "localhost",
                            1,
                            "{}",
                            true,
                            1,
                            Instant.EPOCH))
                    .block(Duration.ofSeconds(10));
        } finally {
            sender.destroy();
        }
    }
}
