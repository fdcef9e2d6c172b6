package io.actionsgateway.github.transport;

import org.jspecify.annotations.Nullable;

/**
 * How an answer was served, for {@code Cache-Status}.
 *
 * @param hit true when no request was needed
 * @param forward why GitHub was asked; {@code null} on a hit
 * @param forwardStatus GitHub's status, or {@code null} when it was not asked
 * @param stored true when the answer is now in the cache
 * @param collapsed true when it was asked for somebody else too
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9211">RFC 9211</a>
 */
public record CacheStatus(
        boolean hit, @Nullable Forward forward, @Nullable Integer forwardStatus, boolean stored, boolean collapsed) {

    /** Why a request went on, in the words of RFC 9211. */
    public enum Forward {
        /** The cache does not serve this operation or body. */
        BYPASS("bypass"),
        /** The method is not a read. */
        METHOD("method"),
        /** Nothing is stored under this URL. */
        URI_MISS("uri-miss"),
        /** Something is stored, for another credential or representation. */
        VARY_MISS("vary-miss"),
        /** Something is stored, and GitHub was asked whether it still holds. */
        STALE("stale");

        private final String word;

        Forward(String word) {
            this.word = word;
        }
    }

    /** Served without a request. */
    public static final CacheStatus HIT = new CacheStatus(true, null, null, false, false);

    /**
     * GitHub was asked.
     *
     * @param why the reason
     * @param status GitHub's
     * @return not stored, not collapsed
     */
    public static CacheStatus forwarded(Forward why, int status) {
        return new CacheStatus(false, why, status, false, false);
    }

    /**
     * The same, stored.
     *
     * @return a copy
     */
    public CacheStatus keeping() {
        return new CacheStatus(hit, forward, forwardStatus, true, collapsed);
    }

    /**
     * The same for one who joined.
     *
     * @return a copy
     */
    public CacheStatus joined() {
        return new CacheStatus(hit, forward, forwardStatus, stored, true);
    }

    /**
     * Value of the {@code Cache-Status} field.
     *
     * @return such as {@code actions-gateway; fwd=stale; fwd-status=304}
     */
    public String header() {
        StringBuilder text = new StringBuilder("actions-gateway");
        if (hit) {
            text.append("; hit");
        }
        if (forward != null) {
            text.append("; fwd=").append(forward.word);
        }
        if (forwardStatus != null) {
            text.append("; fwd-status=").append(forwardStatus);
        }
        if (stored) {
            text.append("; stored");
        }
        if (collapsed) {
            text.append("; collapsed");
        }
        return text.toString();
    }
}
