package io.actionsgateway.leak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the service let out while it was tested, kept in files for {@link LeakSearch}. */
public final class Evidence {

    static final Path FOLDER = Path.of("target/evidence");

    private static final int DEEPEST = 20;

    private Evidence() {}

    /** Keeps a piece of what came out. */
    public static synchronized void keep(String kind, String text) {
        try {
            Files.createDirectories(FOLDER);
            Path file = FOLDER.resolve(kind + "-" + ProcessHandle.current().pid() + ".txt");
            Files.writeString(file, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Keeps what a failure says, and what its causes say. */
    public static void keepFailure(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.toString());
        Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            text.append(" <- ").append(cause);
            cause = cause.getCause();
        }
        keep("errors", text.toString());
    }

    /** Keeps an answer if it is a refusal. */
    public static void keepRefusal(int status, Object headers, String body) {
        if (status >= 400) {
            keep("refusals", status + " " + headers + " " + body);
        }
    }
}
