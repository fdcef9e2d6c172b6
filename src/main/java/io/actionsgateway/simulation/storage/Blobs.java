package io.actionsgateway.simulation.storage;

import io.actionsgateway.simulation.archive.Zip;
import io.actionsgateway.simulation.state.Artifact;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.World;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes blobs from what the world has; nothing is kept. Texts are written while it is still, packed afterwards. */
final class Blobs {

    private final World world;

    Blobs(World world) {
        this.world = world;
    }

    /** What is at a path now. */
    Optional<Blob> find(String path) {
        return BlobPath.parse(path)
                .flatMap(known -> world.still(
                        () -> world.repository(known.repository()).flatMap(repository -> source(known, repository))))
                .map(Supplier::get);
    }

    private Optional<Supplier<Blob>> source(BlobPath path, Repository repository) {
        return switch (path) {
            case BlobPath.OfArtifact(long _, long id) ->
                repository
                        .artifacts()
                        .artifact(id)
                        .filter(artifact -> !artifact.isExpired(world.now()))
                        .map(Blobs::artifact);
            case BlobPath.OfJob(long _, long id) ->
                repository.runs().job(id).filter(this::hasLog).map(Blobs::log);
            case BlobPath.OfAttempt(long _, long run, int number) ->
                repository.runs().run(run).stream()
                        .flatMap(known -> known.attempts().stream())
                        .filter(attempt -> attempt.number() == number && attempt.isCompleted())
                        .filter(attempt -> attempt.jobs().stream().anyMatch(this::hasLog))
                        .findFirst()
                        .map(Blobs::logs);
        };
    }

    private boolean hasLog(WorkflowJob job) {
        return job.attempt().run().hasLog(job) && !job.attempt().run().logsExpired(world.now());
    }

    private static Supplier<Blob> artifact(Artifact artifact) {
        String file = artifact.name() + ".zip";
        return () -> Blob.zip(file, artifact.createdAt(), artifact.content());
    }

    private static Supplier<Blob> log(WorkflowJob job) {
        String text = JobLog.of(job);
        Instant ended = JobLog.end(job);
        return () -> Blob.text("job-logs.txt", ended, text);
    }

    private static Supplier<Blob> logs(RunAttempt attempt) {
        Zip zip = RunArchive.of(attempt);
        Instant ended = attempt.updatedAt();
        return () -> Blob.zip("logs_" + attempt.run().id() + ".zip", ended, zip.bytes());
    }
}
