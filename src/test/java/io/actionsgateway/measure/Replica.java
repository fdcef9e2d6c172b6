package io.actionsgateway.measure;

import io.actionsgateway.FreePort;
import java.net.URI;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One of several of the service: in a JVM of its own, or, with {@code measure.only=one-jvm}, in this one, where it starts
 * with far less of the processor.
 *
 * @param port where it listens
 * @param stop ends it as an orderly restart does
 */
record Replica(int port, Runnable stop) implements AutoCloseable {

    static Replica start(String name, String database, List<String> arguments) {
        if (Settings.text("only").filter("one-jvm"::equals).isPresent()) {
            int port = FreePort.find();
            ConfigurableApplicationContext service = Server.inThisJvm(
                    database, port, URI.create("http://127.0.0.1:9"), arguments.toArray(String[]::new));
            return new Replica(port, service::close);
        }
        Server server = Server.replica(name, database, arguments);
        server.start();
        return new Replica(server.port(), server::close);
    }

    @Override
    public void close() {
        stop.run();
    }
}
