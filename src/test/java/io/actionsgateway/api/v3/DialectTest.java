package io.actionsgateway.api.v3;

import io.actionsgateway.Saboteur;
import io.actionsgateway.ServiceClient;
import io.actionsgateway.TestCallers;
import io.actionsgateway.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test against the whole service in front of a twin, each on a port of its own, with a real PostgreSQL; all such tests
 * share one service and one twin, whose time stands still until a test moves it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import({
    TestDatabase.class,
    ServiceClient.class,
    Saboteur.class,
    TestCallers.class,
    TwinBehind.class,
    ProviderBeside.class
})
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            // Calls to GitHub are counted.
            "actions.leader.enabled=false",
            "actions.dispatch.resolve=false",
            "actions.monitor.poll.waited=0",
            "actions.monitor.poll.checked=0",
            "actions.webhook.hooks.default.secrets=" + ServiceClient.SECRET,
            "actions.webhook.workers.poll=100ms",
            "actions.metrics.interval=500ms",
            "actions.github.token=" + TwinBehind.TOKEN,
            "actions.github.admission.write-interval=0s",
            "actions.github.storage.private-hosts=127.0.0.1",
            "actions.security.quota.requests-per-hour=1000000",
            "actions.security.quota.concurrent-requests=10000",
            "actions.security.bootstrap-key-sha256=" + ServiceClient.KEY_SHA256
        })
public @interface DialectTest {}
