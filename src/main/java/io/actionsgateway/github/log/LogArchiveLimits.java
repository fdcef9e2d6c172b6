package io.actionsgateway.github.log;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much of an archive of logs is taken: what it holds was written by whoever wrote the workflow.
 *
 * @param archive largest archive
 * @param content most it may hold, unpacked
 * @param entries most files in it
 * @param ratio how many times larger than the archive its content may be, beyond 16 MB
 * @param text largest file that is given as one text
 */
@Validated
@ConfigurationProperties("actions.github.log-archive")
public record LogArchiveLimits(
        @DefaultValue("256MB") DataSize archive,
        @DefaultValue("2GB") DataSize content,
        @DefaultValue("20000") @Min(1) @Max(65_000) int entries,
        @DefaultValue("250") @Min(1) int ratio,
        @DefaultValue("16MB") DataSize text) {

    private static final long ALWAYS = DataSize.ofMegabytes(16).toBytes();

    /** Most content that an archive of a size may hold. */
    long content(long archiveBytes) {
        return Math.min(content.toBytes(), Math.max(ALWAYS, archiveBytes * ratio));
    }
}
