package io.actionsgateway.github.transport;

import jakarta.validation.constraints.Pattern;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which GitHub is asked.
 *
 * @param apiUrl root of its REST API; {@code https://HOST/api/v3} for an Enterprise Server,
 *     {@code https://api.SUBDOMAIN.ghe.com} for a tenant of ghe.com
 * @param apiVersion value of {@code X-GitHub-Api-Version}; sent with every call, because what is meant without it changes
 * @param userAgent GitHub refuses requests without one
 */
@Validated
@ConfigurationProperties("actions.github")
public record GitHubProperties(
        @DefaultValue("https://api.github.com") URI apiUrl,

        @DefaultValue("2022-11-28") @Pattern(regexp = "\\d{4}-\\d{2}-\\d{2}")
        String apiVersion,

        @DefaultValue("actions-gateway") String userAgent) {

    /** The version from which on a dispatch always answers with its run. */
    public static final String VERSION_2026_03_10 = "2026-03-10";
}
