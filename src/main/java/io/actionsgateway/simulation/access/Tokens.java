package io.actionsgateway.simulation.access;

import io.actionsgateway.simulation.state.World;
import org.jspecify.annotations.Nullable;

/** Tells who calls. */
public final class Tokens {

    private final World world;

    public Tokens(World world) {
        this.world = world;
    }

    /** Whom a value of {@code Authorization} stands for. */
    public Caller caller(@Nullable String authorization) {
        return new Caller(world.actor(), authorization == null);
    }
}
