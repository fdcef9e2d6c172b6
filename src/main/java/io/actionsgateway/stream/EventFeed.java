package io.actionsgateway.stream;

import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells every change of runs and jobs in one order, whichever replica heard of it. A change of a run comes behind the
 * earlier ones of that run; none is left out or repeated, however transactions end. Thread-safe; never blocks.
 */
public interface EventFeed {

    /**
     * Follows the log. Nothing is looked at or held for a follower who does not ask for more; one who has a page and does
     * not ask for the next within {@code actions.stream.patience} is dropped.
     *
     * @param from where to begin
     * @param wanted which events; asked again for each of them, on any thread, and must not block
     * @return first an empty page that says where it begins, then one for each step in the log. Fails with {@link
     *     FeedRefusal}, or with a {@link org.springframework.dao.DataAccessException} when the log cannot be read; completes
     *     when this replica stops
     */
    Flux<FeedPage> follow(From from, Predicate<EventView> wanted);

    /**
     * This replica stops, and nobody is told anything any more.
     *
     * @return completes then
     */
    Mono<Void> stopping();
}
