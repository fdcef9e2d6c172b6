package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.JsonNode;

/**
 * The key that secrets are sealed with. GitHub changes it from time to time.
 *
 * @param keyId goes with each secret that was sealed with it
 * @param key an X25519 public key in base64
 * @param json everything that GitHub said about it
 */
public record SecretsPublicKey(
        String keyId,
        String key,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json) implements GitHubObject {}
