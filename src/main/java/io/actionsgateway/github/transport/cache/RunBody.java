package io.actionsgateway.github.transport.cache;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.actionsgateway.github.transport.cache.RunKnowledge.Known;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** What the body of a run says about its state. */
@JsonIgnoreProperties(ignoreUnknown = true)
record RunBody(
        @JsonProperty("status") @Nullable String status,
        @JsonProperty("run_attempt") int runAttempt) {

    private static final ObjectReader READER = JsonMapper.shared().readerFor(RunBody.class);

    static Optional<RunBody> read(byte[] body) {
        try {
            return Optional.ofNullable(READER.readValue(body));
        } catch (JacksonException other) {
            return Optional.empty();
        }
    }

    boolean is(Known known) {
        return runAttempt == known.attempt() && status != null && status.equals(known.status());
    }
}
