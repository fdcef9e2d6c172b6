package io.actionsgateway.api.docs;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The descriptions of our APIs.
 *
 * @param enabled whether there are {@code /api/docs}, {@code /api/v1/openapi.json} and {@code /api/v3/openapi.json};
 *     they are read without a credential
 */
@ConfigurationProperties("actions.api.docs")
record DocsProperties(@DefaultValue("true") boolean enabled) {}
