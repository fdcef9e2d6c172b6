package io.actionsgateway.security.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the chain. Everything but the hashes is read from the canonical text.
 *
 * @param id from 1, without gaps
 * @param at when it was told: UTC with milliseconds, by the clock of the replica
 * @param requestId ours; the same for all entries of one request
 * @param subject of the caller
 * @param keyId of his API key
 * @param operation what was wanted
 * @param repository owner and name
 * @param organization its login
 * @param ids what else the path named
 * @param bodySha256 digest of the body that was sent
 * @param outcome what became of it
 * @param status GitHub's, or that of our refusal
 * @param githubRequestId GitHub's name of its answer
 * @param reason the kind of refusal or failure
 * @param count how many alike it stands for
 * @param prevHash of the entry before, in hex
 * @param hash SHA-256, in hex, of the 32 bytes of {@code prevHash} and the canonical text in UTF-8
 * @param canonical what the hash covers
 */
public record AuditView(
        long id,
        String at,
        @Nullable String requestId,
        @Nullable String subject,
        @Nullable String keyId,
        String operation,
        @Nullable String repository,
        @Nullable String organization,
        Map<String, String> ids,
        @Nullable String bodySha256,
        String outcome,
        @Nullable Integer status,
        @Nullable String githubRequestId,
        @Nullable String reason,
        long count,
        String prevHash,
        String hash,
        String canonical) {

    /** Takes a copy. */
    public AuditView {
        ids = Map.copyOf(ids);
    }
}
