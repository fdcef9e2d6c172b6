package io.actionsgateway.stream.log;

import java.io.Serial;
import java.time.Duration;

/** A reader has taken nothing for too long; what it got last says where it may go on. */
public final class ReaderStuck extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ReaderStuck(Duration patience) {
        super("The reader took nothing for " + patience.toMillis() + " ms.", null, false, false);
    }
}
