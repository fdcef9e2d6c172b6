package io.actionsgateway.security.oidc;

import java.io.Serial;
import java.util.Locale;
import org.springframework.security.core.AuthenticationException;

/** A token that is not valid. Why is for our metric and log, not for the caller. */
final class RefusedToken extends AuthenticationException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    enum Reason {
        MALFORMED,
        ALGORITHM,
        TYPE,
        HEADER,
        UNKNOWN_KEY,
        SIGNATURE,
        ISSUER,
        AUDIENCE,
        SUBJECT,
        EXPIRED,
        NOT_YET_VALID,
        LIFETIME,
        TOO_MANY_GRANTS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;

    RefusedToken(Reason reason) {
        super("the access token is refused: " + reason.word());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    static void unless(boolean holds, Reason reason) {
        if (!holds) {
            throw new RefusedToken(reason);
        }
    }
}
