package io.actionsgateway.simulation.storage;

import io.actionsgateway.simulation.archive.Zip;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.Step;
import io.actionsgateway.simulation.state.WorkflowJob;
import java.time.Instant;
import java.util.List;

/**
 * The logs of an attempt, laid out as GitHub does: {@code 0_build.txt} for each job, and in the folder {@code build} a file
 * for each step and {@code system.txt}.
 */
final class RunArchive {

    private RunArchive() {}

    /** Jobs without a log, such as skipped ones, are left out. */
    static Zip of(RunAttempt attempt) {
        List<WorkflowJob> jobs =
                attempt.jobs().stream().filter(attempt.run()::hasLog).toList();
        FileNames names = new FileNames();
        List<String> folders = jobs.stream().map(job -> names.next(job.name())).toList();
        Zip zip = new Zip();
        for (int i = 0; i < jobs.size(); i++) {
            zip.put(i + "_" + folders.get(i) + ".txt", JobLog.of(jobs.get(i)), JobLog.end(jobs.get(i)));
        }
        for (int i = 0; i < jobs.size(); i++) {
            folder(zip, folders.get(i), jobs.get(i));
        }
        return zip;
    }

    private static void folder(Zip zip, String folder, WorkflowJob job) {
        Instant end = JobLog.end(job);
        zip.put(folder + "/system.txt", JobLog.system(job), end);
        job.steps().stream()
                .filter(StepLog::has)
                .forEach(step -> zip.put(folder + "/" + file(step), JobLog.MARK + StepLog.of(job, step), end));
    }

    private static String file(Step step) {
        return step.number() + "_" + FileNames.of(step.name()) + ".txt";
    }
}
