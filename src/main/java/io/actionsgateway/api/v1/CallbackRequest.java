package io.actionsgateway.api.v1;

import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.stream.callback.Callbacks;
import io.actionsgateway.stream.callback.Wanted;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants to be called for.
 *
 * @param url where to
 * @param on {@code final}, which is meant when it is left out, or {@code change}
 */
record CallbackRequest(@Nullable String url, @Nullable String on) {

    Callbacks.Wish checked() {
        if (url == null) {
            throw new InvalidRequestException("url", "is missing");
        }
        return new Callbacks.Wish(url, wanted());
    }

    private Wanted wanted() {
        return switch (on == null ? "final" : on) {
            case "final" -> Wanted.FINAL;
            case "change" -> Wanted.CHANGE;
            default -> throw new InvalidRequestException("on", "must be final or change");
        };
    }
}
