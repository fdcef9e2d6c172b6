package io.actionsgateway.simulation.state;

import io.actionsgateway.platform.Digests;
import io.actionsgateway.simulation.archive.Zip;
import io.actionsgateway.simulation.scenario.ArtifactScript;
import io.actionsgateway.simulation.scenario.Placeholders;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** What a job uploaded, kept for 90 days. Its content is packed again whenever it is asked for. Guarded by the {@link World}. */
public final class Artifact {

    private static final Duration KEPT = Duration.ofDays(90);

    private final long id;
    private final ArtifactScript script;
    private final WorkflowJob job;
    private final Instant createdAt;
    private final long sizeInBytes;
    private final String digest;
    private Instant updatedAt;
    private Instant expiresAt;

    Artifact(long id, ArtifactScript script, WorkflowJob job, Instant now) {
        this.id = id;
        this.script = script;
        this.job = job;
        createdAt = now;
        updatedAt = now;
        expiresAt = now.plus(KEPT);
        byte[] zip = content();
        sizeInBytes = zip.length;
        digest = "sha256:" + HexFormat.of().formatHex(Digests.sha256().digest(zip));
    }

    /** A zip; the same bytes each time, and those that the digest is of. May be called without holding the world still. */
    public byte[] content() {
        Zip zip = new Zip();
        script.files()
                .forEach((path, text) -> zip.put(
                        Placeholders.fill(path, job.values()), Placeholders.fill(text, job.values()), createdAt));
        return zip.bytes();
    }

    /** Lets its content go before its time. */
    public void expire(Instant now) {
        expiresAt = now;
        updatedAt = now;
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public String name() {
        return Placeholders.fill(script.name(), job.values());
    }

    public long id() {
        return id;
    }

    public WorkflowJob job() {
        return job;
    }

    public long sizeInBytes() {
        return sizeInBytes;
    }

    /** With its algorithm before it, as in {@code sha256:cfc3...}. */
    public String digest() {
        return digest;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
