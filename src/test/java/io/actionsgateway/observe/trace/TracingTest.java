package io.actionsgateway.observe.trace;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A test against the whole service with a collector of traces beside it and strangers behind it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import({TestDatabase.class, ServiceClient.class})
@ContextConfiguration(initializers = TracingTest.Around.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            // Workers of other services would take deliveries, and tell nobody.
            "test.db.name=traced",
            "management.tracing.export.enabled=true",
            "management.tracing.sampling.probability=1.0",
            "management.opentelemetry.tracing.export.schedule-delay=100ms",
            "actions.tracing.runs=true",
            "actions.tracing.settle=300ms",
            "actions.leader.enabled=false",
            "actions.dispatch.resolve=false",
            "actions.monitor.poll.waited=0",
            "actions.monitor.poll.checked=0",
            "actions.webhook.hooks.default.secrets=" + ServiceClient.SECRET,
            "actions.webhook.workers.poll=100ms",
            "actions.metrics.interval=500ms",
            "actions.github.token=c4n4ry-of-the-service-at-github",
            "actions.github.storage.private-hosts=localhost",
            "actions.api.downloads=relay",
            "actions.api.download-secret=c4n4ry-of-the-download-links-0123456789",
            "actions.callbacks.secret=c4n4ry-master-secret-of-the-callbacks",
            "actions.callbacks.private-hosts=http://localhost:*",
            "actions.callbacks.sweep=1s",
            "actions.security.bootstrap-key-sha256=" + ServiceClient.KEY_SHA256
        })
@interface TracingTest {

    /** Who is there; before any condition asks where. */
    class Around implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Collector collector = new Collector();
            Strangers strangers = new Strangers();
            context.getBeanFactory().registerSingleton("collector", collector);
            context.getBeanFactory().registerSingleton("strangers", strangers);
            TestPropertyValues.of(
                            "management.opentelemetry.tracing.export.otlp.endpoint=" + collector.url(),
                            "actions.github.api-url=" + strangers.url())
                    .applyTo(context);
        }
    }
}
