package io.actionsgateway.platform.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the web server waits for a client; the framework sets no limit.
 *
 * @param headerTimeout from the opening of a connection, or the end of a request on it, to the end of the next request's
 *     headers
 * @param readTimeout between two pieces of a body
 * @param requestTimeout for all of a body
 */
@ConfigurationProperties("actions.server")
record ServerLimits(
        @DefaultValue("60s") Duration headerTimeout,
        @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("30s") Duration requestTimeout) {}
