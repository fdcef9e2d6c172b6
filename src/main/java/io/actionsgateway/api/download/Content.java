package io.actionsgateway.api.download;

import java.util.Arrays;
import java.util.Optional;

/** What a link leads to. */
enum Content {
    /** Of one job. */
    LOG("actions/download-job-logs-for-workflow-run", "text/plain; charset=utf-8", "job.log"),
    /** Of a run. */
    LOGS("actions/download-workflow-run-logs", "application/zip", "logs.zip"),
    /** Of one attempt of a run. */
    LOGS_OF_ATTEMPT("actions/download-workflow-run-attempt-logs", "application/zip", "logs.zip"),
    /** Of an artifact. */
    ARTIFACT("actions/download-artifact", "application/zip", "artifact.zip");

    private final String operation;
    private final String type;
    private final String file;

    Content(String operation, String type, String file) {
        this.operation = operation;
        this.type = type;
        this.file = file;
    }

    static Optional<Content> of(String operation) {
        return Arrays.stream(values())
                .filter(each -> each.operation.equals(operation))
                .findFirst();
    }

    /** Decided by us, so that nothing is ever shown as a page. */
    String type() {
        return type;
    }

    /** What it is called when storage does not say; the end of our link, too. */
    String file() {
        return file;
    }
}
