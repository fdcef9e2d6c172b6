package io.actionsgateway.local;

import io.actionsgateway.run.RunEvent;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.event.TransactionalEventListener;

/** Prints what happens to runs as soon as it is in the database. */
@TestComponent
class Narrator {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final Clock clock;

    Narrator(Clock clock) {
        this.clock = clock;
    }

    @TransactionalEventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(RunEvent.Transitioned event) {
        String subject = event.jobId() == null ? "run" : "  job " + event.name();
        String state = event.conclusion() == null ? event.status() : event.status() + ": " + event.conclusion();
        say("%s  run %d #%d  %-14s %s"
                .formatted(
                        LocalTime.ofInstant(clock.instant(), ZoneOffset.UTC).format(TIME),
                        event.key().runId(),
                        event.key().runAttempt(),
                        subject,
                        state));
    }

    static void say(String text) {
        System.out.println(text);
    }
}
