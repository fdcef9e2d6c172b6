package io.actionsgateway.platform.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How long the web server waits for a client and how much it takes from one; the framework sets few limits.
 *
 * @param headerTimeout from the opening of a connection, or the end of a request on it, to the end of the next request's
 *     headers: idle connections are closed after it
 * @param readTimeout between two pieces of a body
 * @param requestTimeout for all of a body
 * @param maxTarget longest request line: method, path and query; 414 beyond
 * @param maxHeaders all headers of a request together; 431 beyond
 * @param maxHeaderCount most headers of a request; 431 beyond
 * @param maxBody largest body below {@code /api}; 413 beyond. Hooks have a limit of their own
 * @param maxConnections open at once; further ones are closed at once
 * @param farewell how long a process that was told to stop goes on answering, each answer being the last on its
 *     connection, before it takes no new connections and closes those that are idle
 * @param allowedHosts names under which clients may reach the service, without port; {@code *.example.com} stands for all
 *     names below one; none: any name. Not asked on the management port
 */
@Validated
@ConfigurationProperties("actions.server")
record ServerLimits(
        @DefaultValue("60s") Duration headerTimeout,
        @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("30s") Duration requestTimeout,
        @DefaultValue("8KB") DataSize maxTarget,
        @DefaultValue("16KB") DataSize maxHeaders,
        @DefaultValue("100") @Min(20) @Max(1000) int maxHeaderCount,
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("10000") @Min(1) int maxConnections,
        @DefaultValue("2s") Duration farewell,
        @DefaultValue List<String> allowedHosts) {}
