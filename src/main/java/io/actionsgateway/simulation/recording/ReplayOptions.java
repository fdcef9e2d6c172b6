package io.actionsgateway.simulation.recording;

import io.actionsgateway.platform.Secret;
import java.util.List;
import java.util.Set;

/**
 * How a {@link Replayer} answers.
 *
 * @param address where it listens
 * @param port where it listens; 0 takes any free one
 * @param mode strict or lenient
 * @param compared headers that must be as recorded, names in lower case; all others do not count
 * @param secrets that were taken out of the recording by their text
 */
public record ReplayOptions(String address, int port, Mode mode, Set<String> compared, List<Secret> secrets) {

    public ReplayOptions {
        compared = Set.copyOf(compared);
        secrets = List.copyOf(secrets);
    }

    /**
     * On any free port of the loopback address; no header counts.
     *
     * @param mode strict or lenient
     * @return options to go on from
     */
    public static ReplayOptions of(Mode mode) {
        return new ReplayOptions("127.0.0.1", 0, mode, Set.of(), List.of());
    }

    /**
     * Listens on a certain port.
     *
     * @param number of the port
     * @return these options, with it
     */
    public ReplayOptions onPort(int number) {
        return new ReplayOptions(address, number, mode, compared, secrets);
    }

    /**
     * Takes requests with another value of a header for other requests.
     *
     * @param headers names in lower case
     * @return these options, with them
     */
    public ReplayOptions comparing(String... headers) {
        return new ReplayOptions(address, port, mode, Set.of(headers), secrets);
    }

    /**
     * Knows secrets that the recorder was told of.
     *
     * @param told the same ones
     * @return these options, with them
     */
    public ReplayOptions knowing(Secret... told) {
        return new ReplayOptions(address, port, mode, compared, List.of(told));
    }
}
