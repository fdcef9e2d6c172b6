package io.actionsgateway.simulation;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.rest.Limits;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.time.Tempo;
import io.actionsgateway.simulation.time.Timeline;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What the command line of a twin on its own says.
 *
 * @param help whether somebody only wants to know how
 * @param address where it listens
 * @param port where it listens; 0 takes any free one
 * @param scenario what it plays
 * @param seed of its chance; the time of its start without
 * @param hook where webhooks go; none are sent without
 * @param tempo of its clock at first
 * @param limits how much a caller may ask for
 */
record StandaloneOptions(
        boolean help,
        String address,
        int port,
        Scenario scenario,
        @Nullable Long seed,
        @Nullable Hook hook,
        Tempo tempo,
        Limits limits) {

    static final String USAGE = """
            A simulated GitHub, for everything that speaks with GitHub Actions.

              --port NUMBER            where it listens; 8090, and 0 takes any free one
              --address ADDRESS        where it listens; 127.0.0.1
              --scenario FILE          what there is, in YAML; octo-org/hello-world
              --seed NUMBER            the same one for the same ids and the same chance
              --clock CLOCK            real, stepped or, say, accelerated:60; real
              --limits LIMITS          github or off; github: 5,000 requests an hour, 60 without a token
              --webhook-url URL        where webhooks go; none are sent without
              --webhook-secret SECRET  signs them; better in TWIN_WEBHOOK_SECRET, where no process list shows it
              --help                   this
            """;

    private static final int HIGHEST_PORT = 65_535;

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException when there is something wrong with it, saying what
     */
    static StandaloneOptions parse(String[] arguments, @Nullable String secretOfEnvironment) {
        return new Line(secretOfEnvironment).read(new ArrayDeque<>(Arrays.asList(arguments)));
    }

    MockGitHubOptions on(Clock clock) {
        MockGitHubOptions options = MockGitHubOptions.onAnyPort(Timeline.of(clock, tempo))
                .listeningOn(address, port)
                .limitedTo(limits);
        MockGitHubOptions seeded = seed == null ? options : options.seeded(seed);
        return hook == null ? seeded : seeded.deliveringTo(hook);
    }

    /** A command line while it is read. */
    private static final class Line {

        private boolean help;
        private String address = "127.0.0.1";
        private int port = 8090;
        private Scenario scenario = Scenario.helloWorld();
        private @Nullable Long seed;
        private @Nullable URI url;
        private @Nullable String secret;
        private Tempo tempo = Tempo.REAL;
        private Limits limits = Limits.github();

        private Line(@Nullable String secretOfEnvironment) {
            secret = secretOfEnvironment;
        }

        private StandaloneOptions read(Deque<String> words) {
            while (!words.isEmpty()) {
                take(words.remove(), words);
            }
            return new StandaloneOptions(help, address, port, scenario, seed, hook(), tempo, limits);
        }

        private void take(String name, Deque<String> words) {
            switch (name) {
                case "--help", "-h" -> help = true;
                case "--port" -> port = (int) number(name, value(name, words), HIGHEST_PORT);
                case "--address" -> address = value(name, words);
                case "--scenario" -> scenario = scenario(value(name, words));
                case "--seed" -> seed = number(name, value(name, words), Long.MAX_VALUE);
                case "--clock" -> tempo = Tempo.parse(value(name, words));
                case "--limits" -> limits = limits(value(name, words));
                case "--webhook-url" -> url = url(value(name, words));
                case "--webhook-secret" -> secret = value(name, words);
                default -> throw new IllegalArgumentException("there is no argument " + name);
            }
        }

        private static String value(String name, Deque<String> words) {
            String value = words.poll();
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(name + " wants a value");
            }
            return value;
        }

        private static long number(String name, String text, long most) {
            if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) > most) {
                throw new IllegalArgumentException(name + " wants a number from 0 to " + most + ", not " + text);
            }
            return Long.parseLong(text);
        }

        private static Scenario scenario(String file) {
            try {
                return Scenario.read(Files.readString(Path.of(file)));
            } catch (IOException | InvalidPathException unreadable) {
                throw new IllegalArgumentException("the scenario " + file + " cannot be read", unreadable);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("the scenario " + file + " is wrong: " + wrong.getMessage(), wrong);
            }
        }

        private static Limits limits(String text) {
            return switch (text) {
                case "github" -> Limits.github();
                case "off" -> Limits.unlimited();
                default -> throw new IllegalArgumentException("--limits wants github or off, not " + text);
            };
        }

        private static URI url(String text) {
            if (!text.matches("https?://[^\\s/]+\\S*")) {
                throw new IllegalArgumentException("--webhook-url wants an address beginning with http:// or https://");
            }
            return URI.create(text);
        }

        private @Nullable Hook hook() {
            if (url == null) {
                return null;
            }
            if (secret == null || secret.isBlank()) {
                throw new IllegalArgumentException(
                        "--webhook-url wants a secret beside it: set TWIN_WEBHOOK_SECRET or give --webhook-secret");
            }
            return new Hook(url, new Secret(secret));
        }
    }
}
