package io.actionsgateway.monitor.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PollScheduleTests {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private final PollProperties.Schedule settings = defaults();
    private final PollSchedule middle = new PollSchedule(settings, () -> 0.5);

    private static PollProperties.Schedule defaults() {
        return all().schedule();
    }

    private static PollProperties all() {
        return new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("actions.monitor.poll", PollProperties.class);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,  LATE,   false, PT3S",
        "PT1M,  LATE,   false, PT6S",
        "PT4M,  LATE,   false, PT24S",
        "PT1H,  LATE,   false, PT30S",
        "PT0S,  SILENT, false, PT3S",
        "PT1M,  SILENT, false, PT12S",
        "PT4M,  SILENT, false, PT48S",
        "PT1H,  SILENT, false, PT1M",
        "PT0S,  FRESH,  false, PT1M",
        "PT1M,  FRESH,  false, PT1M",
        "PT4M,  FRESH,  false, PT2M",
        "PT1H,  FRESH,  false, PT5M",
        "PT0S,  LATE,   true,  PT12S",
        "PT1H,  LATE,   true,  PT2M",
        "PT1H,  SILENT, true,  PT4M",
        "PT1H,  FRESH,  true,  PT5M",
    })
    void asksTheLessTheLongerNothingHasChanged(Duration quiet, Webhooks webhooks, boolean held, Duration next) {
        assertThat(middle.next(new Situation.Live(quiet, held, webhooks))).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,  false, PT3S",
        "PT59S, false, PT3S",
        "PT60S, false, PT30S",
        "PT4M,  false, PT2M",
        "PT1H,  false, PT5M",
        "PT0S,  true,  PT30S",
    })
    void givesGitHubAMinuteToKnowARun(Duration wished, boolean heard, Duration next) {
        assertThat(middle.next(new Situation.Absent(wished, heard))).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"1, PT3S", "2, PT6S", "3, PT12S", "7, PT3M12S", "8, PT5M", "1000000, PT5M"})
    void backsOffWhenGitHubDoesNotAnswer(int failures, Duration next) {
        assertThat(middle.next(new Situation.Failed(failures, null))).isEqualTo(next);
    }

    @Test
    void asksInTheEndOnlyForARerun() {
        assertThat(middle.next(new Situation.Ended())).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void neverComesBackBeforeTheTimeThatItWasTold() {
        Random random = new Random(7);
        PollSchedule schedule = new PollSchedule(settings, random::nextDouble);
        List<Duration> told = Stream.generate(() -> schedule.next(new Situation.Failed(1, Duration.ofMinutes(40))))
                .limit(1000)
                .toList();

        assertThat(told)
                .allMatch(next ->
                        next.compareTo(Duration.ofMinutes(40)) >= 0 && next.compareTo(Duration.ofMinutes(48)) <= 0);
        assertThat(told.stream().distinct()).hasSizeGreaterThan(900);
    }

    @Test
    void spreadsRunsThatBeganTogether() {
        Situation live = new Situation.Live(Duration.ofHours(1), false, Webhooks.LATE);

        assertThat(new PollSchedule(settings, () -> 0).next(live)).isEqualTo(Duration.ofSeconds(24));
        assertThat(new PollSchedule(settings, () -> 1).next(live)).isEqualTo(Duration.ofSeconds(36));
    }

    @ParameterizedTest
    @CsvSource({
        ",     ,     SILENT",
        "PT1M,  ,     FRESH",
        "PT11M, ,     SILENT",
        "PT1M,  PT2M, FRESH",
        "PT2M,  PT1M, LATE",
        ",      PT1M, LATE",
        "PT11M, PT2H, SILENT",
    })
    void judgesWebhooksByWhatGitHubHadToBeAskedFor(
            @Nullable Duration toldBefore, @Nullable Duration surprisedBefore, Webhooks webhooks) {
        assertThat(Webhooks.at(NOW, before(toldBefore), before(surprisedBefore), settings.freshFor()))
                .isEqualTo(webhooks);
    }

    @ParameterizedTest
    @CsvSource({
        "PT3S,  FRESH,  false",
        "PT10S, FRESH,  true",
        ",      FRESH,  true",
        "PT3S,  SILENT, true",
        "PT3S,  LATE,   true",
        "PT-1M, FRESH,  false",
    })
    void givesWebhooksTheirTimeWhereTheyCome(@Nullable Duration happenedBefore, Webhooks webhooks, boolean overdue) {
        assertThat(new Timing(all()).overdue(webhooks, before(happenedBefore), NOW))
                .isEqualTo(overdue);
    }

    @Test
    void refusesAJitterThatCouldTurnAnIntervalAround() {
        Binder binder =
                new Binder(new MapConfigurationPropertySource(Map.of("actions.monitor.poll.schedule.jitter", "0.6")));

        assertThatThrownBy(() -> binder.bind("actions.monitor.poll", PollProperties.class))
                .hasRootCauseMessage("actions.monitor.poll.schedule.jitter must be 0 to 0.5");
    }

    private static @Nullable Instant before(@Nullable Duration ago) {
        return ago == null ? null : NOW.minus(ago);
    }
}
