package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.GitHubException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/** A call that waits for admission. It is granted, refused or cancelled once, whoever comes first. */
final class Waiter {

    private sealed interface State {
        record Waiting() implements State {}

        record Granted(Permit permit) implements State {}

        record Over() implements State {}
    }

    private static final State WAITING = new State.Waiting();
    private static final State OVER = new State.Over();

    private final Demand demand;
    private final String caller;
    private final Instant deadline;
    private final MonoSink<Waiter> sink;
    private final AtomicReference<State> state = new AtomicReference<>(WAITING);

    /**
     * One who waits.
     *
     * @param deadline end of the caller's patience, by our clock
     * @param sink gets the waiter itself, whose permit is then to be {@linkplain #take taken}
     */
    Waiter(Demand demand, String caller, Instant deadline, MonoSink<Waiter> sink) {
        this.demand = demand;
        this.caller = caller;
        this.deadline = deadline;
        this.sink = sink;
    }

    Demand demand() {
        return demand;
    }

    String caller() {
        return caller;
    }

    Instant deadline() {
        return deadline;
    }

    /** False when the call was cancelled meanwhile: the permit is to be given back. */
    boolean grant(Permit permit) {
        boolean waiting = state.compareAndSet(WAITING, new State.Granted(permit));
        if (waiting) {
            sink.success(this);
        }
        return waiting;
    }

    void refuse(GitHubException reason) {
        if (state.compareAndSet(WAITING, OVER)) {
            sink.error(reason);
        }
    }

    /** The permit, once; {@code null} when the call was cancelled. */
    @Nullable
    Permit take() {
        return state.getAndSet(OVER) instanceof State.Granted granted ? granted.permit() : null;
    }

    /** Ends the wait: the permit comes back when it was granted and not taken. */
    @Nullable
    Permit cancel() {
        return take();
    }
}
