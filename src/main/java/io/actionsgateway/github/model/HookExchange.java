package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One side of a delivery: what GitHub sent, or what the receiver answered.
 *
 * @param headers an object; {@code null} when nothing was sent or answered
 * @param payload the event as an object, or the answer as text; {@code null} when there is none
 * @param json everything that GitHub said about it
 */
public record HookExchange(
        @Nullable JsonNode headers,
        @Nullable JsonNode payload,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json) implements GitHubObject {

    /** One word for what is not there. */
    public HookExchange {
        headers = headers == null || headers.isNull() ? null : headers;
        payload = payload == null || payload.isNull() ? null : payload;
    }

    /**
     * A header's value.
     *
     * @param name in any case
     * @return its text
     */
    public Optional<String> header(String name) {
        return headers == null
                ? Optional.empty()
                : headers.propertyStream()
                        .filter(header -> header.getKey().equalsIgnoreCase(name))
                        .map(header -> header.getValue().asString())
                        .findFirst();
    }
}
