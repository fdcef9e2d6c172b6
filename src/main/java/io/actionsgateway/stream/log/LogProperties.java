package io.actionsgateway.stream.log;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much of us the readers of logs may take.
 *
 * @param streams open at once on a replica; one more is answered with 503
 * @param perCaller open at once for one caller on a replica; one more is answered with 429
 * @param chunk most bytes of a log in one event, 1 KB to 1 MB. A connection that is not read holds about 33 of them
 * @param tail most bytes that are kept to find the last lines of a log
 * @param retries fetches that may fail one after the other before the rest of a log is given up
 * @param settle how long after a job's end its log may still be missing at GitHub
 * @param progress how often GitHub is asked about a run that is followed, whoever follows it; also the longest silence
 *     on a stream that waits
 * @param patience how long a reader may take nothing before the connection is closed
 */
@Validated
@ConfigurationProperties("actions.stream.logs")
public record LogProperties(
        @DefaultValue("200") @Min(1) int streams,
        @DefaultValue("20") @Min(1) int perCaller,
        @DefaultValue("32KB") DataSize chunk,
        @DefaultValue("1MB") DataSize tail,
        @DefaultValue("5") @Min(0) @Max(100) int retries,
        @DefaultValue("2m") Duration settle,
        @DefaultValue("10s") @DurationMin(millis = 10) Duration progress,
        @DefaultValue("60s") @DurationMin(millis = 10) Duration patience) {

    private static final int LEAST = 1024;
    private static final int MOST = 1024 * 1024;

    /** Refuses chunks that hold no line, or more than a reader wants at once. */
    public LogProperties {
        if (chunk.toBytes() < LEAST || chunk.toBytes() > MOST || tail.toBytes() < chunk.toBytes()) {
            throw new IllegalArgumentException("actions.stream.logs.chunk must be 1KB to 1MB, and tail no smaller");
        }
    }

    int chunkBytes() {
        return (int) chunk.toBytes();
    }
}
