package io.actionsgateway.api.v1;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.TestCallers;
import io.actionsgateway.TestDatabase;
import io.actionsgateway.stream.log.ScriptedLogs;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** A test against the whole service in front of a GitHub of which only logs are there, and which fails as told. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import({TestDatabase.class, ServiceClient.class, TestCallers.class, LogTest.Behind.class})
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "actions.webhook.hooks.default.secrets=" + ServiceClient.SECRET,
            "actions.github.token=c4n4ry-of-the-service-at-github",
            "actions.github.http.max-body=1MB",
            "actions.stream.logs.progress=100ms",
            "actions.stream.logs.patience=2s",
            "actions.stream.patience=2s",
            "actions.stream.logs.retries=2",
            "actions.stream.logs.per-caller=3",
            "actions.stream.logs.streams=6",
            "actions.security.quota.requests-per-hour=1000000",
            "actions.security.quota.concurrent-requests=10000",
            "actions.security.bootstrap-key-sha256=" + ServiceClient.KEY_SHA256
        })
@interface LogTest {

    /** The GitHub. */
    @TestConfiguration(proxyBeanMethods = false)
    class Behind {

        @Bean(destroyMethod = "close")
        ScriptedLogs scriptedLogs() {
            return new ScriptedLogs();
        }

        @Bean
        DynamicPropertyRegistrar whereItIs(ScriptedLogs logs) {
            return properties -> properties.add("actions.github.api-url", logs::url);
        }
    }
}
