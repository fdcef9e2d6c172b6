package io.actionsgateway.simulation.hook;

import io.actionsgateway.simulation.state.Repository;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** A hook as it stands. Changed under the lock of the {@code World}; its settings may be read at any time. */
public final class Webhook {

    private final long id;
    private final HookOwner owner;
    private final Instant createdAt;
    private final Outbox outbox;
    private volatile Settings settings;
    private volatile LastResponse lastResponse = LastResponse.UNUSED;

    /**
     * What its owner decides.
     *
     * @param config where and how it sends
     * @param events GitHub's names, or {@code *}
     * @param active whether it sends at all
     * @param updatedAt since when it is so
     */
    public record Settings(HookConfig config, SequencedSet<String> events, boolean active, Instant updatedAt) {

        public Settings {
            events = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(events));
        }

        /** Whether somebody is to be told of such an event. */
        boolean wants(String event) {
            return active && config.url() != null && (events.contains(HookEvents.ALL) || events.contains(event));
        }
    }

    Webhook(long id, HookOwner owner, Settings settings, Post post) {
        this.id = id;
        this.owner = owner;
        this.settings = settings;
        createdAt = settings.updatedAt();
        outbox = new Outbox(this, post);
    }

    /** Whether it may want such events, whatever their action. */
    boolean wants(String event, Repository repository) {
        return settings.wants(event) && owner.covers(repository);
    }

    boolean hears(WebhookEvent event) {
        return settings.wants(event.event()) && owner.hears(event);
    }

    public void change(Settings to) {
        settings = to;
    }

    Outbox outbox() {
        return outbox;
    }

    void answered(Reply reply) {
        lastResponse = LastResponse.of(reply);
    }

    public long id() {
        return id;
    }

    public HookOwner owner() {
        return owner;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Settings settings() {
        return settings;
    }

    public HookConfig config() {
        return settings.config();
    }

    public LastResponse lastResponse() {
        return lastResponse;
    }
}
