package io.actionsgateway.api.dispatch;

import io.actionsgateway.Saboteur;
import io.actionsgateway.ServiceClient;
import io.actionsgateway.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test against the whole service in front of a twin whose time passes as ours does. The twin is github.com to {@code
 * octo-org}, and an Enterprise Server to {@code ghes-org}. All such tests share one service.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import({TestDatabase.class, ServiceClient.class, Saboteur.class, DispatchTwin.class})
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "actions.webhook.hooks.default.secrets=" + ServiceClient.SECRET,
            "actions.webhook.workers.poll=100ms",
            "actions.github.token=" + DispatchTwin.TOKEN,
            "actions.github.admission.write-interval=0s",
            "actions.github.http.headers=1s",
            "actions.github.resilience.breaker.minimum-calls=10000",
            "actions.github.resilience.breaker.window=10000",
            "actions.dispatch.window=3s",
            "actions.dispatch.lease=10s",
            "actions.dispatch.skew=1s",
            "actions.dispatch.search-interval=200ms",
            "actions.dispatch.longest-search-interval=1s",
            "actions.dispatch.answer-within=3s",
            "actions.dispatch.look=50ms",
            "actions.policy.dispatches[0].repositories=octo-org/hello-world",
            "actions.policy.dispatches[0].workflows=ruled.yml",
            "actions.policy.dispatches[0].refs=main",
            "actions.policy.dispatches[0].inputs[0].name=target",
            "actions.policy.dispatches[0].inputs[0].values=staging",
            "actions.security.quota.requests-per-hour=1000000",
            "actions.security.quota.concurrent-requests=10000",
            "actions.security.bootstrap-key-sha256=" + ServiceClient.KEY_SHA256
        })
@interface DispatchTest {}
