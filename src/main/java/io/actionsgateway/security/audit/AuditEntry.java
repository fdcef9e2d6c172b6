package io.actionsgateway.security.audit;

import io.actionsgateway.security.ApiCaller;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * An account of one write or refusal. Texts are bounded and cleaned of control characters here, whoever made them; bodies
 * come in by their digest only.
 *
 * @param requestId ours; the same for all entries of one request; {@code null} when it has none
 * @param who wanted it
 * @param what was wanted
 * @param result what became of it
 * @param bodySha256 digest, in hex, of the body that was sent; {@code null} when there was none
 * @param count how many alike it stands for; 1 but for refusals of a flood
 */
public record AuditEntry(
        @Nullable String requestId,
        Who who,
        What what,
        Result result,
        @Nullable String bodySha256,
        long count) {

    private static final int LONG = 300;
    private static final int SHORT = 100;

    /** Bounds the texts. */
    public AuditEntry {
        requestId = AuditText.optional(requestId, SHORT);
        bodySha256 = AuditText.optional(bodySha256, SHORT);
    }

    /**
     * An account of one event without a body.
     *
     * @param requestId ours
     * @param who wanted it
     * @param what was wanted
     * @param result what became of it
     * @return the entry
     */
    public static AuditEntry of(@Nullable String requestId, Who who, What what, Result result) {
        return new AuditEntry(requestId, who, what, result, null, 1);
    }

    AuditEntry standingFor(long alike) {
        return new AuditEntry(requestId, who, what, result, bodySha256, alike);
    }

    /**
     * Who wanted it.
     *
     * @param subject of the caller; {@code null} when nobody knows
     * @param keyId of his API key; {@code null} when it was none
     */
    public record Who(@Nullable String subject, @Nullable String keyId) {

        /** Somebody without a valid credential. */
        public static final Who ANONYMOUS = new Who(null, null);

        /** Bounds the texts. */
        public Who {
            subject = AuditText.optional(subject, LONG);
            keyId = AuditText.optional(keyId, SHORT);
        }

        /**
         * A caller as the door knows him.
         *
         * @param caller {@code null} for somebody whom it does not know
         * @return his subject and key
         */
        public static Who of(@Nullable ApiCaller caller) {
            return caller == null ? ANONYMOUS : new Who(caller.subject(), caller.keyId());
        }
    }

    /**
     * What was wanted.
     *
     * @param operation its name at GitHub, a name of ours such as {@code deliveries/requeue}, or a method and the
     *     pattern of a path; never a path as it was sent
     * @param repository {@code owner/name} as it was asked for
     * @param organization its login as it was asked for
     * @param ids what else the path names, such as {@code run_id}; the first ten by name
     */
    public record What(
            String operation,
            @Nullable String repository,
            @Nullable String organization,
            SortedMap<String, String> ids) {

        /** Bounds the texts. */
        public What {
            operation = AuditText.of(operation, LONG);
            repository = AuditText.optional(repository, LONG);
            organization = AuditText.optional(organization, SHORT);
            ids = AuditText.ids(ids);
        }

        /**
         * An operation and where it goes.
         *
         * @param operation its name
         * @param variables of its path; {@code owner} with {@code repo}, and {@code org}, say the place
         * @return what was wanted
         */
        public static What of(String operation, Map<String, String> variables) {
            Map<String, String> ids = new HashMap<>(variables);
            String owner = ids.remove("owner");
            String name = ids.remove("repo");
            String repository = owner == null || name == null ? null : owner + "/" + name;
            return new What(operation, repository, ids.remove("org"), new java.util.TreeMap<>(ids));
        }
    }

    /**
     * What became of it.
     *
     * @param outcome in one word
     * @param status GitHub's, or that of our refusal; {@code null} when there was no answer
     * @param gitHubRequestId GitHub's name of its answer
     * @param reason the kind of refusal or failure in one word; never a message, never a secret
     */
    public record Result(
            AuditOutcome outcome,
            @Nullable Integer status,
            @Nullable String gitHubRequestId,
            @Nullable String reason) {

        /** Bounds the texts. */
        public Result {
            gitHubRequestId = AuditText.optional(gitHubRequestId, SHORT);
            reason = AuditText.optional(reason, SHORT);
        }

        /**
         * A result of which no more is known.
         *
         * @param outcome in one word
         * @return without status and reason
         */
        public static Result of(AuditOutcome outcome) {
            return new Result(outcome, null, null, null);
        }

        /**
         * A refusal of ours.
         *
         * @param status of the answer
         * @param reason the kind of refusal
         * @return denied
         */
        public static Result denied(int status, String reason) {
            return new Result(AuditOutcome.DENIED, status, null, reason);
        }
    }
}
