package io.actionsgateway.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far GitHub's log of a hook has been compared with the inbox.
 *
 * @param hook the name of the hook
 * @param deliveryLog where GitHub keeps what it delivered
 * @param sweptAt when a look at the log last came to its end
 * @param watermark all that GitHub delivered until then has been compared; {@code null} before the first whole sweep
 * @param newest when GitHub delivered the newest delivery seen in the log
 * @param interrupted whether a sweep has still to go on, after a limit for instance
 * @param pulled deliveries found missing and pulled, ever
 * @param lists requests spent on pages of the log, ever
 * @param gets requests spent on single deliveries, ever
 * @param redeliveries how often GitHub was asked to deliver again, ever
 */
public record SweepView(
        String hook,
        String deliveryLog,
        @Nullable Instant sweptAt,
        @Nullable Instant watermark,
        @Nullable Instant newest,
        boolean interrupted,
        long pulled,
        long lists,
        long gets,
        long redeliveries) {}
