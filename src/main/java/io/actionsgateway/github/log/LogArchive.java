package io.actionsgateway.github.log;

import io.actionsgateway.github.model.WorkflowJob;
import io.actionsgateway.github.transport.GitHubException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The logs of a run, as GitHub packs them: a text for each job and each step. Any of them may be missing: ask for the
 * job's log then. What is in it is not trusted: limits hold, nothing is unpacked to disk, and names that no archive of logs
 * has are left out. Blocks; to be closed.
 */
public final class LogArchive implements Closeable {

    private final ZipFile zip;
    private final LogArchiveLimits limits;
    private final Map<String, LogEntry> entries;
    private final int ignored;

    private LogArchive(ZipFile zip, LogArchiveLimits limits, Map<String, LogEntry> entries, int ignored) {
        this.zip = zip;
        this.limits = limits;
        this.entries = entries;
        this.ignored = ignored;
    }

    /**
     * Reads a stream to its end.
     *
     * @param archive a zip; closed by its owner
     * @param jobs of the attempt that it is about
     * @param limits how much is taken
     * @return what is in it, kept in a temporary file that is gone when it is closed
     * @throws IOException when the stream breaks
     * @throws GitHubException.ParseError for what is no archive, or larger than the limits
     */
    public static LogArchive read(InputStream archive, List<WorkflowJob> jobs, LogArchiveLimits limits)
            throws IOException {
        Path file = Files.createTempFile("logs", ".zip");
        try {
            ZipDirectory.copy(archive, file, limits);
            return open(file, jobs, limits);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static LogArchive open(Path file, List<WorkflowJob> jobs, LogArchiveLimits limits) throws IOException {
        ZipFile zip = ZipDirectory.open(file, limits);
        try {
            return listed(zip, new LogNames(jobs), limits);
        } catch (RuntimeException unusable) {
            zip.close();
            throw unusable;
        }
    }

    private static LogArchive listed(ZipFile zip, LogNames names, LogArchiveLimits limits) {
        Map<String, LogEntry> entries = new LinkedHashMap<>();
        List<? extends ZipEntry> files =
                zip.stream().filter(entry -> !entry.isDirectory()).toList();
        files.forEach(file -> names.entry(file.getName(), file.getSize())
                .ifPresent(entry -> entries.putIfAbsent(entry.path(), entry)));
        return new LogArchive(zip, limits, entries, files.size() - entries.size());
    }

    /**
     * What is in it.
     *
     * @return in the archive's order
     */
    public Collection<LogEntry> entries() {
        return List.copyOf(entries.values());
    }

    /**
     * How many files have names that no archive of logs has.
     *
     * @return usually 0
     */
    public int ignored() {
        return ignored;
    }

    /**
     * The whole log of a job.
     *
     * @param jobId which
     * @return empty when it is missing or its name is not unique
     */
    public Optional<LogEntry> job(long jobId) {
        return find(jobId, null).filter(LogEntry::wholeJob);
    }

    /**
     * The log of a step.
     *
     * @param jobId whose
     * @param number the step's
     * @return empty when it is missing or the job's name is not unique
     */
    public Optional<LogEntry> step(long jobId, int number) {
        return find(jobId, number);
    }

    private Optional<LogEntry> find(long jobId, @Nullable Integer step) {
        return entries.values().stream()
                .filter(entry -> Long.valueOf(jobId).equals(entry.jobId()))
                .filter(entry -> step == null ? entry.wholeJob() : step.equals(entry.stepNumber()))
                .findFirst();
    }

    /**
     * A file's content.
     *
     * @param entry of this archive
     * @return to be closed; breaks off when there is more than the archive says
     * @throws IOException when it is damaged
     */
    public InputStream open(LogEntry entry) throws IOException {
        InputStream content = entries.containsKey(entry.path()) ? zip.getInputStream(zip.getEntry(entry.path())) : null;
        if (content == null) {
            throw new IllegalArgumentException("not of this archive: " + entry.path());
        }
        return new ExactStream(content, entry.size());
    }

    /**
     * A file's content as text.
     *
     * @param entry of this archive
     * @return with replacement characters where it is not UTF-8
     * @throws IOException when it is damaged
     * @throws GitHubException.ParseError when it is larger than the limit
     */
    public String text(LogEntry entry) throws IOException {
        if (entry.size() > limits.text().toBytes()) {
            throw new GitHubException.ParseError(
                    "This log is larger than " + limits.text() + "; read it as a stream.", null);
        }
        try (InputStream content = open(entry)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
