package io.actionsgateway.run.dispatch;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to ask of GitHub. Texts of callers are kept without control characters and cut at 300 characters.
 *
 * @param kind a new run or a new attempt
 * @param host name of the GitHub
 * @param repository {@code owner/name}; kept in lower case
 * @param workflow its file or number, as it was asked for; {@code null} when any may start
 * @param ref branch or tag; {@code null} when none is named
 * @param runId the run, where one is repeated
 * @param subject who asks
 * @param keyId with which API key; {@code null} when it was none
 * @param requestId of the request that we were sent
 * @param inputsDigest SHA-256 of the inputs in hex: two requests with the same one ask for the same; {@code null} where it
 *     is not known
 * @param correlationInput the input that is given the entry's id, so that the run's title can name it; {@code null}: none
 */
public record DispatchRequest(
        DispatchKind kind,
        String host,
        String repository,
        @Nullable String workflow,
        @Nullable String ref,
        @Nullable Long runId,
        String subject,
        @Nullable String keyId,
        String requestId,
        @Nullable String inputsDigest,
        @Nullable String correlationInput) {

    private static final int LONGEST = 300;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    /**
     * One of which no more is known than where it goes.
     *
     * @param kind a new run or a new attempt
     * @param host name of the GitHub
     * @param repository {@code owner/name}
     * @param workflow its file or number
     * @param ref branch or tag
     * @param runId the run, where one is repeated
     * @param subject who asks
     * @param keyId with which API key
     * @param requestId of the request that we were sent
     */
    public DispatchRequest(
            DispatchKind kind,
            String host,
            String repository,
            @Nullable String workflow,
            @Nullable String ref,
            @Nullable Long runId,
            String subject,
            @Nullable String keyId,
            String requestId) {
        this(kind, host, repository, workflow, ref, runId, subject, keyId, requestId, null, null);
    }

    /** Makes its texts fit the ledger. */
    public DispatchRequest {
        repository = repository.toLowerCase(Locale.ROOT);
        workflow = printable(workflow);
        ref = printable(ref);
    }

    /**
     * The same with the digest of its inputs.
     *
     * @param digest SHA-256 in hex
     * @param correlation the input that is given the entry's id; {@code null}: none
     * @return a copy
     */
    public DispatchRequest withInputs(String digest, @Nullable String correlation) {
        return new DispatchRequest(
                kind, host, repository, workflow, ref, runId, subject, keyId, requestId, digest, correlation);
    }

    DispatchRequest started(long run) {
        return new DispatchRequest(
                kind, host, repository, workflow, ref, run, subject, keyId, requestId, inputsDigest, correlationInput);
    }

    private static @Nullable String printable(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return UNPRINTABLE.matcher(cut).replaceAll("?");
    }
}
