package io.actionsgateway.github.transport.observation;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.GitHubException;
import java.util.Locale;
import org.slf4j.event.Level;

/**
 * How a call ended, in words that are few enough for labels.
 *
 * @param name class of the status, name of the exception, or {@code cancelled}
 * @param cache hit, joined, why GitHub was asked, or none
 * @param status GitHub's, or {@code -}
 * @param requestId GitHub's, or {@code -}
 * @param level how loud it is told
 * @param message what else there is to say, with its separator; never a secret
 */
record Outcome(String name, String cache, String status, String requestId, Level level, String message) {

    static final Outcome CANCELLED = new Outcome("cancelled", "none", "-", "-", Level.DEBUG, "");

    static Outcome of(Answer answer) {
        return new Outcome(
                answer.status() / 100 + "xx",
                cache(answer.cacheStatus()),
                String.valueOf(answer.status()),
                printable(answer.requestId()),
                level(answer.status()),
                "");
    }

    /** Only our own exceptions promise to hold no secret; of others just the name is told. */
    static Outcome of(Throwable failure) {
        boolean ours = failure instanceof GitHubException;
        return new Outcome(
                ours ? failure.getClass().getSimpleName() : "Internal",
                "none",
                "-",
                "-",
                Level.WARN,
                ": "
                        + (ours
                                ? printable(String.valueOf(failure.getMessage()))
                                : failure.getClass().getName()));
    }

    /** A 404 that somebody polls for is no alarm. */
    private static Level level(int status) {
        return status < 400 ? Level.DEBUG : status < 500 ? Level.INFO : Level.WARN;
    }

    private static String cache(CacheStatus served) {
        if (served.collapsed()) {
            return "joined";
        }
        CacheStatus.Forward forward = served.forward();
        return served.hit() || forward == null ? "hit" : forward.name().toLowerCase(Locale.ROOT);
    }

    /** What GitHub sends must not make lines of its own. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
