package io.actionsgateway.github.log;

import io.actionsgateway.github.model.WorkflowJob;
import io.actionsgateway.github.model.WorkflowStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the names in an archive of logs: {@code 0_build.txt} is a job's log, {@code build/2_Run tests.txt} a step's. The
 * number of a job says nothing, in older archives it is negative; names are what is left of the jobs' names. Jobs whose
 * names leave the same get suffixes that do not say which is which, so they stay unknown.
 */
final class LogNames {

    private static final int LONGEST = 90;
    private static final Pattern JOB = Pattern.compile("(?:-?\\d{1,9}_)?(.+)\\.txt");
    private static final Pattern STEP = Pattern.compile("(\\d{1,9})_(.*)\\.txt");

    private final Map<String, List<WorkflowJob>> jobs;

    LogNames(List<WorkflowJob> jobs) {
        this.jobs = jobs.stream().collect(Collectors.groupingBy(job -> fileName(job.name())));
    }

    /** What a file is; empty for names that no archive of logs has, such as those that lead out of a folder. */
    Optional<LogEntry> entry(String path, long size) {
        String[] parts = path.split("/", -1);
        if (parts.length > 2 || !Stream.of(parts).allMatch(LogNames::plain)) {
            return Optional.empty();
        }
        Matcher file = JOB.matcher(parts[parts.length - 1]);
        if (!file.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                parts.length == 1
                        ? entry(path, file.group(1), null, null, size)
                        : part(path, parts[0], parts[1], size));
    }

    private LogEntry part(String path, String job, String file, long size) {
        Matcher step = STEP.matcher(file);
        if (!step.matches()) {
            return entry(path, job, null, file.substring(0, file.length() - ".txt".length()), size);
        }
        int number = Integer.parseInt(step.group(1));
        return entry(path, job, number, stepName(job, number).orElse(step.group(2)), size);
    }

    private LogEntry entry(
            String path, String job, @Nullable Integer stepNumber, @Nullable String stepName, long size) {
        Long id = known(job).map(WorkflowJob::id).orElse(null);
        return new LogEntry(path, job, id, stepNumber, stepName, size);
    }

    private Optional<String> stepName(String job, int number) {
        return known(job).stream()
                .flatMap(known -> known.steps().stream())
                .filter(step -> step.number() == number)
                .map(WorkflowStep::name)
                .findFirst();
    }

    private Optional<WorkflowJob> known(String name) {
        List<WorkflowJob> candidates = jobs.getOrDefault(name, List.of());
        return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
    }

    private static boolean plain(String part) {
        return !part.isEmpty()
                && !part.equals(".")
                && !part.equals("..")
                && part.chars().noneMatch(letter -> letter == '\\' || Character.isISOControl(letter));
    }

    /** What GitHub leaves of a job's name. */
    static String fileName(String job) {
        String name = job.replace("/", "").replace(":", "");
        if (name.length() <= LONGEST) {
            return name.strip();
        }
        boolean split = Character.isHighSurrogate(name.charAt(LONGEST - 1));
        return (split ? name.substring(0, LONGEST - 1) + '\uFFFD' : name.substring(0, LONGEST)).strip();
    }
}
