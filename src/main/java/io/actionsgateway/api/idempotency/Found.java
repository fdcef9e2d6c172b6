package io.actionsgateway.api.idempotency;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What there is under a key. */
sealed interface Found {

    /**
     * There was nothing: it is ours to do.
     *
     * @param attempt our name in it
     */
    record Ours(UUID attempt) implements Found {}

    /** Somebody is doing it. */
    record UnderWay() implements Found {}

    /** Somebody began it and died: what came of it is not known. */
    record Abandoned() implements Found {}

    /** It was another request. */
    record Another() implements Found {}

    /**
     * It was done.
     *
     * @param answer to it
     */
    record Done(Kept answer) implements Found {}

    /**
     * It was done, but its answer was for the first one's eyes, or too large.
     *
     * @param status of the answer
     * @param location of what was created, if it said so
     */
    record Withheld(int status, @Nullable String location) implements Found {}
}
