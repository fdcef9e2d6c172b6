package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.JsonNode;

/**
 * Time that is paid for.
 *
 * @param totalMs in milliseconds
 * @param json everything that GitHub said about it
 */
public record BillableTime(
        long totalMs, @JsonProperty(GitHubObject.WHOLE) JsonNode json) implements GitHubObject {}
