package io.actionsgateway.simulation;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.time.Timeline;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The twin beside the application.
 *
 * @param enabled whether it starts
 * @param address where it listens; the loopback address unless said
 * @param port where it listens; 0 takes any free one
 * @param storagePort where it hands out logs and artifacts; the port after {@code port} unless said
 * @param webhookUrl where its webhooks go; none are sent without
 * @param webhookSecret they are signed with; needed together with the URL
 */
@Validated
@ConfigurationProperties("actions.simulation")
record SimulationProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("8090") @PositiveOrZero @Max(65_535) int port,
        @Nullable @PositiveOrZero @Max(65_535) Integer storagePort,
        @Nullable URI webhookUrl,
        @Nullable Secret webhookSecret) {

    @AssertTrue(message = "webhook-url and webhook-secret come together")
    boolean isHookWhole() {
        return (webhookUrl == null) == (webhookSecret == null);
    }

    /** All of it as the twin takes it. */
    MockGitHubOptions options(Timeline timeline) {
        MockGitHubOptions options = MockGitHubOptions.onAnyPort(timeline).listeningOn(address, port);
        MockGitHubOptions stored = storagePort == null ? options : options.storingOn(storagePort);
        Hook hook = hook();
        return hook == null ? stored : stored.deliveringTo(hook);
    }

    @Nullable
    Hook hook() {
        return webhookUrl == null || webhookSecret == null ? null : new Hook(webhookUrl, webhookSecret);
    }
}
