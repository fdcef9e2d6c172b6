package io.actionsgateway.github.transport.cache;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** What the body of a job, or of a list of jobs, says about their state. */
@JsonIgnoreProperties(ignoreUnknown = true)
record JobsBody(
        @JsonProperty("status") @Nullable String status,
        @JsonProperty("jobs") @Nullable List<@Nullable JobsBody> jobs) {

    private static final ObjectReader READER = JsonMapper.shared().readerFor(JobsBody.class);

    /** False also for what cannot be read. */
    static boolean allEnded(byte[] body) {
        try {
            return Optional.<JobsBody>ofNullable(READER.readValue(body))
                    .filter(JobsBody::ended)
                    .isPresent();
        } catch (JacksonException other) {
            return false;
        }
    }

    private boolean ended() {
        return jobs == null ? "completed".equals(status) : jobs.stream().allMatch(job -> job != null && job.ended());
    }
}
