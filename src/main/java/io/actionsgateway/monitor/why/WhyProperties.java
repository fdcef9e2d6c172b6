package io.actionsgateway.monitor.why;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the question why a run waits is answered.
 *
 * @param shared how long an answer stands for all who ask about the same run
 * @param patience longest wait for GitHub; what it has not said by then is left out
 * @param old how long a run and its repository may be silent before GitHub is asked whether we missed something
 * @param usualWait how long a job may wait for a runner before that is worth telling, where none with its labels was seen
 *     lately; also the least that counts as usual
 */
@Validated
@ConfigurationProperties("actions.why")
record WhyProperties(
        @DefaultValue("5s") @DurationMin(millis = 0) @DurationMax(minutes = 5)
        Duration shared,

        @DefaultValue("8s") @DurationMin(millis = 100) @DurationMax(seconds = 30)
        Duration patience,

        @DefaultValue("15m") @DurationMin(seconds = 10) Duration old,
        @DefaultValue("1m") @DurationMin(seconds = 1) Duration usualWait) {}
