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
        String requestId) {

    private static final int LONGEST = 300;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    /** Makes its texts fit the ledger. */
    public DispatchRequest {
        repository = repository.toLowerCase(Locale.ROOT);
        workflow = printable(workflow);
        ref = printable(ref);
    }

    private static @Nullable String printable(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return UNPRINTABLE.matcher(cut).replaceAll("?");
    }
}
