package io.actionsgateway.github.transport;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * For whom GitHub is asked. Travels in the Reactor context: {@code runs.get(repository, id).contextWrite(caller)}; without
 * one a call is {@link #SERVICE}'s.
 *
 * @param name whose fair share is spent, such as the name of an API key; not a secret, not a metrics label
 * @param budgetClass how urgent
 * @param patience longest time for the whole call, waiting for admission included
 * @param credential name of the configured credential to use, or {@code null} for the one that serves the repository
 * @param sceptical whether GitHub is asked, under a condition, also where webhooks vouch for an answer that is kept
 */
public record Caller(
        String name,
        BudgetClass budgetClass,
        Duration patience,
        @Nullable String credential,
        boolean sceptical) implements java.util.function.Function<Context, Context> {

    private static final Duration LONGEST = Duration.ofDays(1);

    /** Bounds the patience, so that a deadline can be told: from nothing to a day. */
    public Caller {
        patience = patience.isNegative() ? Duration.ZERO : patience.compareTo(LONGEST) > 0 ? LONGEST : patience;
    }

    /**
     * Somebody who believes what webhooks vouch for.
     *
     * @param name whose fair share is spent
     * @param budgetClass how urgent
     * @param patience longest time for the whole call
     * @param credential to use, or {@code null}
     */
    public Caller(String name, BudgetClass budgetClass, Duration patience, @Nullable String credential) {
        this(name, budgetClass, patience, credential, false);
    }

    /** The service itself, in the background. */
    public static final Caller SERVICE =
            new Caller("actions-gateway", BudgetClass.BACKGROUND, Duration.ofSeconds(60), null);

    /**
     * Somebody who waits, for up to 30 seconds.
     *
     * @param name whose fair share is spent
     * @return the caller
     */
    public static Caller interactive(String name) {
        return new Caller(name, BudgetClass.INTERACTIVE, Duration.ofSeconds(30), null);
    }

    /**
     * The same with another patience.
     *
     * @param longest time for the whole call
     * @return a copy
     */
    public Caller within(Duration longest) {
        return new Caller(name, budgetClass, longest, credential, sceptical);
    }

    /**
     * The same, served by one credential.
     *
     * @param name of a configured credential
     * @return a copy
     */
    public Caller as(String name) {
        return new Caller(this.name, budgetClass, patience, name, sceptical);
    }

    /**
     * The same, who wants to hear from GitHub what webhooks may not have told.
     *
     * @return a copy
     */
    public Caller doubting() {
        return new Caller(name, budgetClass, patience, credential, true);
    }

    /**
     * Who asks.
     *
     * @param context of the subscriber
     * @return the caller in it, or {@link #SERVICE}
     */
    public static Caller in(ContextView context) {
        return context.hasKey(Caller.class) ? context.get(Caller.class) : SERVICE;
    }

    @Override
    public Context apply(Context context) {
        return context.put(Caller.class, this);
    }
}
