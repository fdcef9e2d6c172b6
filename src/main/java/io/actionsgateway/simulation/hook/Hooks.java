package io.actionsgateway.simulation.hook;

import io.actionsgateway.simulation.hook.HookConfig.ContentType;
import io.actionsgateway.simulation.hook.Webhook.Settings;
import io.actionsgateway.simulation.state.Ids;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.World;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All hooks, and the way to them: each event goes to every hook that wants it and can get it, under one GUID. Guarded by
 * the {@code World}; accepting an event never blocks. At most 5,000 deliveries wait for one hook: then the oldest counts
 * as failed, and can be redelivered.
 */
public final class Hooks implements Audience, AutoCloseable {

    private static final int MOST_WAITING = 5_000;

    private final World world;
    private final Post post;
    private final Webhook app;
    private final SequencedMap<Long, Webhook> hooks = new TreeMap<>();
    private long lastId = Hook.ID;

    /**
     * Hooks of a world.
     *
     * @param appHook what the GitHub App's hook is; without one the App is told nothing until its hook gets an address
     * @param seed of GUIDs and chaos
     * @param ended hears of each delivery that has ended
     */
    public Hooks(World world, @Nullable Hook appHook, long seed, Courier courier, Consumer<WebhookDelivery> ended) {
        this(world, appHook, seed, courier, ended, MOST_WAITING);
    }

    Hooks(
            World world,
            @Nullable Hook appHook,
            long seed,
            Courier courier,
            Consumer<WebhookDelivery> ended,
            int mostWaiting) {
        this.world = world;
        post = new Post(
                world,
                new Ids(~seed, world.now()),
                courier,
                new DeliveryLog(world.timeline(), ended),
                new DeliveryChaos(seed),
                new Pending(),
                mostWaiting);
        HookConfig config = appHook == null
                ? new HookConfig(null, ContentType.JSON, false, null)
                : new HookConfig(appHook.url(), ContentType.JSON, false, appHook.secret());
        SequencedSet<String> everything = new LinkedHashSet<>(List.of(HookEvents.ALL));
        app = new Webhook(
                Hook.ID, new HookOwner.OfApp(Hook.APP_ID), new Settings(config, everything, true, world.now()), post);
        hooks.put(app.id(), app);
    }

    @Override
    public boolean wants(String event, Repository repository) {
        return hooks.values().stream().anyMatch(hook -> hook.wants(event, repository));
    }

    @Override
    public void accept(WebhookEvent event) {
        world.change(() -> route(event));
    }

    private void route(WebhookEvent event) {
        Message toApps = null;
        Message toHooks = null;
        for (Webhook hook : hooks.values()) {
            if (!hook.hears(event)) {
                continue;
            }
            if (hook.owner() instanceof HookOwner.OfApp) {
                toApps = toApps == null ? Message.toApps(event) : toApps;
                hook.outbox().send(toApps);
            } else {
                toHooks = toHooks == null ? Message.toHooks(event) : toHooks;
                hook.outbox().send(toHooks);
            }
        }
    }

    /** Adds a hook that was checked before. */
    public Webhook create(HookOwner owner, Settings settings) {
        Webhook hook = new Webhook(++lastId, owner, settings, post);
        hooks.put(hook.id(), hook);
        return hook;
    }

    /** Deletes a hook; what it has not delivered is lost. */
    public void delete(Webhook hook) {
        hooks.remove(hook.id());
        hook.outbox().close();
    }

    /** All hooks of an owner, oldest first. */
    public List<Webhook> of(HookOwner owner) {
        return hooks.values().stream()
                .filter(hook -> hook.owner().equals(owner))
                .toList();
    }

    public Optional<Webhook> find(HookOwner owner, long id) {
        return Optional.ofNullable(hooks.get(id)).filter(hook -> hook.owner().equals(owner));
    }

    /** The GitHub App's own hook. */
    public Webhook app() {
        return app;
    }

    /** Tells one hook alone of something that happened only to it, such as a ping. */
    public void tell(Webhook hook, String event, @Nullable Long repositoryId, String payload) {
        UUID guid = post.ids().guid(world.now());
        hook.outbox().send(new Message(guid, event, null, repositoryId, null, payload));
    }

    /** Sends a logged delivery again: the same GUID and payload, to the hook as it is configured now. */
    public void redeliver(Webhook hook, Delivery delivery) {
        hook.outbox().resend(delivery.message());
    }

    public DeliveryLog log() {
        return post.log();
    }

    public DeliveryChaos chaos() {
        return post.chaos();
    }

    /** Completes when every queue is empty and every receiver has answered; what is late waits for its time elsewhere. */
    public CompletableFuture<Void> settled() {
        return post.pending().settled();
    }

    @Override
    public void close() {
        world.change(() -> hooks.values().forEach(hook -> hook.outbox().close()));
        post.courier().close();
    }
}
