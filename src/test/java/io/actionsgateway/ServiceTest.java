package io.actionsgateway;

import io.actionsgateway.run.Teller;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A test against the whole service on a port of its own, with a real PostgreSQL; all of them share one service. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import({TestDatabase.class, ServiceClient.class, Saboteur.class, Teller.class})
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "actions.leader.enabled=false",
            "actions.webhook.hooks.default.secrets=" + ServiceClient.SECRET + "," + ServiceClient.NEXT_SECRET,
            "actions.webhook.hooks.other.secrets=" + ServiceClient.OTHER_SECRET,
            "actions.webhook.workers.poll=100ms",
            "actions.webhook.workers.retry-delay=0s",
            "actions.metrics.interval=500ms",
            "actions.webhook.deadline=2500ms",
            "actions.stream.heartbeat=500ms",
            // There is no GitHub behind it.
            "actions.monitor.poll.waited=0",
            "actions.monitor.poll.checked=0",
            "actions.security.quota.requests-per-hour=1000000",
            "actions.security.quota.concurrent-requests=10000",
            "actions.security.quota.concurrent-waits=10000",
            "actions.callbacks.secret=c4n4ry-master-secret-of-the-callbacks",
            "actions.callbacks.allowed-hosts=hooks.example.com,*.hooks.example.com,localtest.example.com:*",
            "actions.callbacks.private-hosts=http://localhost:*,http://127.0.0.1:*",
            "actions.callbacks.timeout=700ms",
            "actions.callbacks.first-delay=10m",
            "actions.callbacks.sweep=1s",
            "actions.security.bootstrap-key-sha256=" + ServiceClient.KEY_SHA256
        })
public @interface ServiceTest {}
