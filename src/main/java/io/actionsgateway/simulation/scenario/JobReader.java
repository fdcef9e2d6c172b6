package io.actionsgateway.simulation.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a job of a workflow file, and its {@code twin} key. */
final class JobReader {

    private JobReader() {}

    static JobScript read(String key, Place job) {
        Place twin = job.at("twin").knowing("takes", "conclusion", "flaky", "log", "artifacts");
        return new JobScript(
                key,
                job.at("name").filled(key),
                job.at("needs").elements().stream().map(Place::required).toList(),
                job.at("if").condition(),
                MatrixReader.read(job.at("strategy").at("matrix")),
                environment(job.at("environment")),
                labels(job.at("runs-on")),
                steps(job, twin),
                artifacts(twin.at("artifacts")),
                new JobScript.Extras(
                        concurrency(job.at("concurrency")),
                        Duration.ofMinutes(job.at("timeout-minutes").number(360)),
                        job.at("continue-on-error").text("false").equals("true"),
                        !job.at("strategy").at("fail-fast").text("true").equals("false"),
                        twin.at("takes").seconds()));
    }

    private static @Nullable String environment(Place environment) {
        Place name = environment.isMapping() ? environment.at("name") : environment;
        return name.isAbsent() ? null : name.filled("");
    }

    private static List<String> labels(Place runner) {
        Place labels = runner.isMapping() ? runner.at("labels") : runner;
        List<String> read =
                labels.elements().stream().map(label -> label.filled("")).toList();
        return read.isEmpty() ? List.of("ubuntu-latest") : read;
    }

    static @Nullable ConcurrencyScript concurrency(Place concurrency) {
        if (concurrency.isAbsent()) {
            return null;
        }
        return concurrency.isMapping()
                ? new ConcurrencyScript(
                        concurrency.at("group").filled(""),
                        concurrency.at("cancel-in-progress").filled("false"))
                : ConcurrencyScript.waiting(concurrency.filled(""));
    }

    private static List<ArtifactScript> artifacts(Place artifacts) {
        List<ArtifactScript> read = new ArrayList<>();
        artifacts.entries().forEach((name, files) -> read.add(new ArtifactScript(name, files.texts())));
        return read;
    }

    /** GitHub sets a job up before its first step and completes it after its last. */
    private static List<StepScript> steps(Place job, Place twin) {
        List<StepScript> steps = new ArrayList<>();
        steps.add(StepScript.named("Set up job"));
        List<Place> own = job.at("steps").elements();
        own.forEach(step -> steps.add(StepReader.read(step)));
        if (!own.isEmpty()) {
            steps.set(own.size(), StepReader.played(steps.get(own.size()), twin));
        }
        steps.add(StepScript.named("Complete job").inAnyCase());
        return steps;
    }
}
