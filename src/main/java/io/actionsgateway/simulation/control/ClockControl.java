package io.actionsgateway.simulation.control;

import io.actionsgateway.simulation.time.Tempo;
import io.actionsgateway.simulation.time.Timeline;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Shows and moves the twin's time. */
final class ClockControl {

    private static final Duration LONGEST_STEP = Duration.ofDays(400);

    private final Timeline timeline;

    record Face(Instant now, String mode, int factor) {}

    private record Wanted(@Nullable String mode, @Nullable Integer factor) {}

    private record Step(@Nullable String by) {}

    ClockControl(Stage stage) {
        timeline = stage.timeline();
    }

    void register(ControlTable table) {
        table.get("/clock", "the twin's time and how fast it passes", request -> face())
                .put(
                        "/clock",
                        "lets time pass otherwise: {\"mode\": \"accelerated\", \"factor\": 60}; or real, or stepped",
                        request -> become(request.body(Wanted.class)))
                .post(
                        "/clock/advance",
                        "moves time on: {\"by\": \"PT5M\"}",
                        request -> advance(request.body(Step.class)));
    }

    private Face face() {
        return face(timeline);
    }

    static Face face(Timeline timeline) {
        Tempo tempo = timeline.tempo();
        return new Face(timeline.now(), tempo.mode(), tempo.factor());
    }

    private Face become(Wanted wanted) {
        String mode = ControlRequest.needed(wanted.mode(), "mode", "{\"mode\": \"stepped\"}");
        try {
            timeline.become(Tempo.parse(wanted.factor() == null ? mode : mode + ":" + wanted.factor()));
        } catch (IllegalArgumentException unknown) {
            throw ControlProblem.unprocessable(unknown.getMessage() + "; the factor is a field of its own");
        } catch (UnsupportedOperationException notOurs) {
            throw ControlProblem.conflict(String.valueOf(notOurs.getMessage()));
        }
        return face();
    }

    private Face advance(Step step) {
        Duration by = duration(ControlRequest.needed(step.by(), "by", "{\"by\": \"PT5M\"}"));
        if (!by.isPositive() || by.compareTo(LONGEST_STEP) > 0) {
            throw ControlProblem.unprocessable("time moves on by more than nothing and at most 400 days");
        }
        timeline.advance(by);
        return face();
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException malformed) {
            throw ControlProblem.unprocessable("by is a duration such as PT5M, PT1H30M or P1D");
        }
    }
}
