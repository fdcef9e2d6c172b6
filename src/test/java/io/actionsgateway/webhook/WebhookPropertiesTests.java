package io.actionsgateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class WebhookPropertiesTests {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @Test
    void doesNotStartWithoutASecretAndSaysWhy() {
        application.run(context -> assertThat(context)
                .getFailure()
                .hasStackTraceContaining(
                        "set actions.webhook.hooks.default.secrets to the secret of your GitHub hook"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"actions.webhook.hooks.default.secrets=", "actions.webhook.hooks.default.secrets[0]= "})
    void doesNotStartWithAnEmptySecret(String empty) {
        application.withPropertyValues(empty).run(context -> assertThat(context).hasFailed());
    }

    @Test
    void takesSeveralHooksWithSeveralSecretsAndPrintsNone() {
        application
                .withPropertyValues(
                        "actions.webhook.hooks.default.secrets=one,two", "actions.webhook.hooks.other.secrets=three")
                .run(context -> {
                    WebhookProperties properties = context.getBean(WebhookProperties.class);
                    assertThat(properties.hooks().get("default").secrets()).hasSize(2);
                    assertThat(properties.toString()).contains("***").doesNotContain("one", "two", "three");
                });
    }

    @Test
    void takesAHookWithoutSecretsOnlyWhenItIsPulled() {
        String log = "actions.webhook.hooks.default.delivery-log=repos/octo-org/hello-world/hooks/7";
        application
                .withPropertyValues(log)
                .run(context ->
                        assertThat(context).getFailure().hasStackTraceContaining("a hook needs at least one secret"));
        application
                .withPropertyValues(log, "actions.webhook.pull.enabled=true")
                .run(context -> assertThat(context)
                        .getBean(WebhookProperties.class)
                        .extracting(properties ->
                                properties.hooks().get("default").deliveryLog().text())
                        .isEqualTo("repos/octo-org/hello-world/hooks/7"));
    }

    @Test
    void pullsNoHookWithoutKnowingItsLog() {
        application
                .withPropertyValues("actions.webhook.hooks.default.secrets=one", "actions.webhook.pull.enabled=true")
                .run(context ->
                        assertThat(context).getFailure().hasStackTraceContaining("needs a delivery-log for each hook"));
    }

    @Test
    void refusesALogThatIsNoHooks() {
        application
                .withPropertyValues(
                        "actions.webhook.hooks.default.secrets=one",
                        "actions.webhook.hooks.default.delivery-log=hooks/7")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("repos/OWNER/REPO/hooks/ID or orgs/ORG/hooks/ID"));
    }

    @Configuration
    @EnableConfigurationProperties(WebhookProperties.class)
    static class Properties {}
}
