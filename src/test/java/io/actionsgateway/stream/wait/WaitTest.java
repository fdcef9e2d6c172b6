package io.actionsgateway.stream.wait;

import io.actionsgateway.api.v3.DialectTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** A test against the whole service in front of a twin, where GitHub is asked so often that a test need not wait. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DialectTest
@TestPropertySource(
        properties = {
            "actions.security.quota.concurrent-waits=10000",
            "actions.stream.wait.patience=50ms",
            "actions.callbacks.secret=c4n4ry-master-secret-of-the-callbacks",
            "actions.callbacks.private-hosts=http://localhost:*",
            "actions.monitor.poll.waited=8",
            "actions.monitor.poll.checked=4",
            "actions.monitor.poll.idle=50ms",
            "actions.monitor.poll.schedule.fast=200ms",
            "actions.monitor.poll.schedule.late=200ms",
            "actions.monitor.poll.schedule.silent=200ms",
            "actions.monitor.poll.schedule.fresh=200ms",
            "actions.monitor.poll.schedule.slow=200ms",
            "actions.monitor.poll.schedule.jitter=0"
        })
public @interface WaitTest {}
