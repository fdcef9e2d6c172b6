package io.actionsgateway.webhook.sweep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a log has been compared: all up to the watermark, and after an interrupted sweep also from {@code position},
 * which is an older place than {@code top}, up to {@code top}.
 *
 * @param watermark all that GitHub delivered until then; {@code null} before the first whole sweep
 * @param top of an interrupted sweep
 * @param position of an interrupted sweep: the page where it goes on
 */
record Progress(
        @Nullable Instant watermark,
        @Nullable Instant top,
        @Nullable String position) {

    static final Progress NONE = new Progress(null, null, null);

    boolean interrupted() {
        return top != null && position != null;
    }

    /** Nothing is left open. */
    Progress completed(@Nullable Instant newest) {
        return new Progress(newest == null ? watermark : newest, null, null);
    }

    /** An older page remains. */
    Progress stopped(@Nullable Instant newest, @Nullable String next) {
        return newest == null || next == null ? this : new Progress(watermark, newest, next);
    }

    /** Begins again at the newest delivery. */
    Progress anew() {
        return new Progress(watermark, null, null);
    }
}
