package io.actionsgateway.simulation;

import io.actionsgateway.simulation.scenario.RepositoryScript;
import io.actionsgateway.simulation.scenario.Scenario;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import reactor.netty.ChannelBindException;

/** A twin on its own: no gateway, no database. Runs until it is interrupted. */
public final class StandaloneTwin {

    private static final int WRONG_ARGUMENTS = 2;

    private StandaloneTwin() {}

    /**
     * Starts it; {@code --help} lists the arguments.
     *
     * @param arguments from the command line
     * @throws InterruptedException never in practice
     */
    public static void main(String[] arguments) throws InterruptedException {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "logback-twin.xml");
        }
        int status = run(arguments, System.out, System.err);
        if (status >= 0) {
            System.exit(status);
        }
        new CountDownLatch(1).await();
    }

    /** Starts a twin that runs on, which gives -1, or tells why there is none. */
    private static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            StandaloneOptions options = StandaloneOptions.parse(arguments, System.getenv("TWIN_WEBHOOK_SECRET"));
            if (options.help()) {
                out.print(StandaloneOptions.USAGE);
                return 0;
            }
            MockGitHub twin = MockGitHub.start(options.on(Clock.systemUTC()), options.scenario());
            Runtime.getRuntime().addShutdownHook(new Thread(twin::close, "twin-stop"));
            out.print(greeting(twin.url(), options.scenario()));
            return -1;
        } catch (IllegalArgumentException wrong) {
            err.println(wrong.getMessage() + "; --help lists all arguments");
            return WRONG_ARGUMENTS;
        } catch (ChannelBindException taken) {
            err.println("nothing can listen there: " + taken.getMessage());
            return 1;
        }
    }

    private static String greeting(URI url, Scenario scenario) {
        RepositoryScript repository = scenario.repositories().getFirst();
        String name = repository.owner().login() + "/" + repository.name();
        String api = url + "/repos/" + name + "/actions";
        String file = repository.workflows().isEmpty()
                ? "ci.yml"
                : repository.workflows().getFirst().file();
        String branch = repository.branches().firstEntry().getKey();
        return """
                A GitHub of your own listens at %s and has %s in it. Three things to try:

                  curl %s/runs
                  curl -X POST -H 'Authorization: Bearer any' %s/workflows/%s/dispatches -d '{"ref": "%s"}'
                  curl %s/_twin

                Ctrl-C stops it.
                """.formatted(url, name, api, api, file, branch, url);
    }
}
