package io.actionsgateway.simulation.hook;

import java.time.Instant;

/**
 * One attempt to deliver a message.
 *
 * @param id GitHub's number of the attempt
 * @param message what is delivered
 * @param handedOverAt when the hook got it to deliver
 * @param redelivery whether somebody asked for it again
 * @param damage what happens to it on its way
 * @param dice decides where the damage is
 * @param logged whether GitHub knows of it; nobody logs what an attacker sends
 */
record Parcel(
        long id, Message message, Instant handedOverAt, boolean redelivery, Damage damage, long dice, boolean logged) {

    /** What chaos does to a single attempt. */
    enum Damage {
        NONE,
        LOST,
        CORRUPTED,
        FALSELY_SIGNED,
        TRUNCATED
    }
}
