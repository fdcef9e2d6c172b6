package io.actionsgateway.run.tally;

/** How many have ended, how long they took and how long they had waited. */
record Tally(long ended, Buckets duration, Buckets queue) {

    Tally plus(Tally other) {
        return new Tally(ended + other.ended, duration.plus(other.duration), queue.plus(other.queue));
    }
}
