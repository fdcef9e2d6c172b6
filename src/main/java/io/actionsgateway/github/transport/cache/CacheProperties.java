package io.actionsgateway.github.transport.cache;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much of GitHub's answers is kept, and for how long it is believed.
 *
 * @param enabled false asks GitHub each time
 * @param memory most that is kept in memory, headers included, and never more than a twelfth of the heap
 * @param maxBody a larger body is not kept
 * @param keep how long an answer that nobody asks for is kept
 * @param table bounds of the copy in PostgreSQL
 * @param patience longest wait for PostgreSQL before GitHub is asked as if nothing were kept
 * @param settle how far GitHub's reads may lag behind its webhooks: what was fetched sooner after a webhook or a write of
 *     ours is not believed
 * @param trust how long an answer about a run is believed while no webhook tells of a change
 */
@Validated
@ConfigurationProperties("actions.github.cache")
public record CacheProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("64MB") DataSize memory,
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("7d") Duration keep,
        @DefaultValue @Valid Table table,
        @DefaultValue("500ms") Duration patience,
        @DefaultValue("5s") Duration settle,
        @DefaultValue @Valid Trust trust) {

    /**
     * Bounds of the copy in PostgreSQL. They may be exceeded by what is written in a minute.
     *
     * @param rows most answers
     * @param bytes most bytes of bodies, before compression
     * @param queue most bytes that wait to be written; what does not fit is not written
     */
    public record Table(
            @DefaultValue("100000") @Positive long rows,
            @DefaultValue("1GB") DataSize bytes,
            @DefaultValue("16MB") DataSize queue) {}

    /**
     * How long an answer about a run is believed while no webhook tells of a change. Webhooks get lost.
     *
     * @param ended after the run's newest attempt and all its jobs have come to their end ({@code trust.final})
     * @param live before
     * @param link longest use of a link to logs, which GitHub lets live for a minute
     */
    public record Trust(
            @Name("final") @DefaultValue("10m") Duration ended,
            @DefaultValue("30s") Duration live,
            @DefaultValue("20s") Duration link) {

        Duration longest() {
            return Collections.max(List.of(ended, live, link));
        }
    }
}
