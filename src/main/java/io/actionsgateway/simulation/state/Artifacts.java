package io.actionsgateway.simulation.state;

import io.actionsgateway.simulation.scenario.ArtifactScript;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The artifacts of a repository by id. Remembers the latest 10,000. Guarded by the {@link World}. */
public final class Artifacts {

    private static final int KEPT = 10_000;

    private final SequencedMap<Long, Artifact> artifacts = new TreeMap<>();
    private final Ids ids;

    Artifacts(Ids ids) {
        this.ids = ids;
    }

    /** Keeps all that a job's script uploads, provided that the job succeeded. */
    public void upload(WorkflowJob job, Instant now) {
        if (job.succeeded()) {
            job.script().artifacts().forEach(script -> keep(script, job, now));
        }
    }

    private void keep(ArtifactScript script, WorkflowJob job, Instant now) {
        Artifact artifact = new Artifact(ids.next(), script, job, now);
        artifacts.put(artifact.id(), artifact);
        if (artifacts.size() > KEPT) {
            artifacts.pollFirstEntry();
        }
    }

    public Optional<Artifact> artifact(long id) {
        return Optional.ofNullable(artifacts.get(id));
    }

    public List<Artifact> newestFirst() {
        return List.copyOf(artifacts.sequencedValues().reversed());
    }

    /** Deletes an artifact; false when there was none. */
    public boolean remove(long id) {
        return artifacts.remove(id) != null;
    }

    /** Deletes all that a run left. */
    public void removeOf(long runId) {
        artifacts.values().removeIf(artifact -> artifact.job().attempt().run().id() == runId);
    }
}
