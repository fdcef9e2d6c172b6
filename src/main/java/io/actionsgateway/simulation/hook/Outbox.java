package io.actionsgateway.simulation.hook;

import io.actionsgateway.simulation.hook.Parcel.Damage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One hook's way out: chaos first, then the queue. Guarded by the {@code World}. */
final class Outbox {

    /** Beyond so many that are late already, nothing is late any more. */
    private static final int MOST_LATE = 1_000;

    private final Post post;
    private final SendQueue queue;
    private final List<Held> held = new ArrayList<>();
    private int late;

    /** A delivery that others are to overtake. */
    private static final class Held {

        private final Message message;
        private int left;

        private Held(Message message, int left) {
            this.message = message;
            this.left = left;
        }
    }

    Outbox(Webhook hook, Post post) {
        this.post = post;
        Sender sender = new Sender(hook, post);
        queue = new SendQueue(post.mostWaiting(), sender::deliver, sender::giveUp, post.pending());
    }

    /** Sends it, unless chaos has other plans. */
    void send(Message message) {
        DeliveryFault fault = late + held.size() < MOST_LATE ? post.chaos().strike(message) : null;
        if (fault == null) {
            put(message, Damage.NONE);
        } else {
            strike(message, fault);
        }
    }

    private void strike(Message message, DeliveryFault fault) {
        switch (fault.kind()) {
            case DROP -> put(message, Damage.LOST);
            case CORRUPT -> put(message, Damage.CORRUPTED);
            case WRONG_SIGNATURE -> put(message, Damage.FALSELY_SIGNED);
            case TRUNCATE -> put(message, Damage.TRUNCATED);
            case DUPLICATE -> {
                queue.add(parcel(message, Damage.NONE, true));
                put(message, Damage.NONE);
            }
            case REPLAY -> {
                put(message, Damage.NONE);
                Message again = message.named(post.ids().guid(post.world().now()));
                queue.add(parcel(again, Damage.NONE, false));
            }
            case DELAY -> delay(message, fault.patience());
            case DELAY_UP_TO -> delay(message, post.chaos().upTo(fault.patience()));
            case REORDER -> hold(new Held(message, fault.overtakers()), fault.patience());
        }
    }

    private void put(Message message, Damage damage) {
        queue.add(parcel(message, damage, true));
        for (Held each : List.copyOf(held)) {
            if (--each.left == 0) {
                release(each);
            }
        }
    }

    private Parcel parcel(Message message, Damage damage, boolean logged) {
        long dice = damage == Damage.NONE ? 0 : post.chaos().dice();
        return new Parcel(post.ids().next(), message, post.world().now(), false, damage, dice, logged);
    }

    private void delay(Message message, Duration delay) {
        late++;
        post.later(delay, () -> {
            late--;
            queue.add(parcel(message, Damage.NONE, true));
        });
    }

    private void hold(Held late, Duration longest) {
        held.add(late);
        post.later(longest, () -> release(late));
    }

    private void release(Held late) {
        if (held.remove(late)) {
            queue.add(parcel(late.message, Damage.NONE, true));
        }
    }

    /** Sends it again; that always arrives. */
    void resend(Message message) {
        queue.add(new Parcel(post.ids().next(), message, post.world().now(), true, Damage.NONE, 0, true));
    }

    boolean isClosed() {
        return queue.isClosed();
    }

    void close() {
        queue.close();
    }
}
