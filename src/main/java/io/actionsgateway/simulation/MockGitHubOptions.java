package io.actionsgateway.simulation;

import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.rest.Limits;
import io.actionsgateway.simulation.time.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link MockGitHub} starts.
 *
 * @param address where it listens
 * @param port where it listens; 0 takes any free one
 * @param hook where webhooks go; none are sent without
 * @param timeline its time; closed together with the twin
 * @param randomness of its GUIDs: the same number, timeline and calls give the same events
 * @param limits how much a caller may ask for
 * @param storagePort where it hands out logs and artifacts; 0 takes any free one
 */
public record MockGitHubOptions(
        String address,
        int port,
        @Nullable Hook hook,
        Timeline timeline,
        long randomness,
        Limits limits,
        int storagePort) {

    private static final int LAST_PORT = 65_535;

    /**
     * Any free port on the loopback address, no webhooks.
     *
     * @param timeline its time
     * @return options to go on from; their randomness is the timeline's present
     */
    public static MockGitHubOptions onAnyPort(Timeline timeline) {
        return new MockGitHubOptions(
                "127.0.0.1", 0, null, timeline, timeline.now().toEpochMilli(), Limits.github(), 0);
    }

    /**
     * Listens elsewhere, and hands logs and artifacts out at the next port.
     *
     * @param host an address of this machine
     * @param number of the port; 0 takes any free one
     * @return these options, with it
     */
    public MockGitHubOptions listeningOn(String host, int number) {
        return new MockGitHubOptions(
                host, number, hook, timeline, randomness, limits, number == 0 || number == LAST_PORT ? 0 : number + 1);
    }

    /**
     * Sends webhooks.
     *
     * @param receiver where to
     * @return these options, with it
     */
    public MockGitHubOptions deliveringTo(Hook receiver) {
        return new MockGitHubOptions(address, port, receiver, timeline, randomness, limits, storagePort);
    }

    /**
     * Gives out other GUIDs.
     *
     * @param number the same one for the same GUIDs
     * @return these options, with it
     */
    public MockGitHubOptions seeded(long number) {
        return new MockGitHubOptions(address, port, hook, timeline, number, limits, storagePort);
    }

    /**
     * Grants another budget than GitHub's usual one.
     *
     * @param limit requests that a token may make in an hour
     * @return these options, with it
     */
    public MockGitHubOptions allowing(int limit) {
        return limitedTo(limits.allowing(limit));
    }

    /**
     * Sets other limits than GitHub's; {@link Limits#unlimited()} for tests under load.
     *
     * @param others how much a caller may ask for
     * @return these options, with it
     */
    public MockGitHubOptions limitedTo(Limits others) {
        return new MockGitHubOptions(address, port, hook, timeline, randomness, others, storagePort);
    }

    /**
     * Hands logs and artifacts out at another port.
     *
     * @param number of the port; 0 takes any free one
     * @return these options, with it
     */
    public MockGitHubOptions storingOn(int number) {
        return new MockGitHubOptions(address, port, hook, timeline, randomness, limits, number);
    }
}
