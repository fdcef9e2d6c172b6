package io.actionsgateway.api.dispatch;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How dispatches are answered.
 *
 * @param answerWithin how long an answer waits for a run that GitHub has taken and not named, which Enterprise Servers do
 * @param longestWait most that may be asked for by {@code ?wait=}
 * @param look how often whoever waits looks into the ledger
 */
@Validated
@ConfigurationProperties("actions.dispatch")
record AnswerProperties(
        @DefaultValue("15s") @DurationMin(seconds = 0) @DurationMax(minutes = 1)
        Duration answerWithin,

        @DefaultValue("10m") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration longestWait,

        @DefaultValue("500ms") @DurationMin(millis = 50) @DurationMax(seconds = 10)
        Duration look) {}
