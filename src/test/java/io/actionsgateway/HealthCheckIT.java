package io.actionsgateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ConfigurableApplicationContext;

/** The container's health check as the container runs it: a process of its own with the image's flags, and only our classes. */
@ServiceTest
class HealthCheckIT {

    private static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx16m");

    /** What the check grants an answer, and a start of the JVM on a busy machine. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    @Autowired
    private ServiceClient service;

    @Autowired
    private ConfigurableApplicationContext context;

    @Test
    void isContentWithAReadyService() throws Exception {
        assertThat(check(service.managementPort())).isZero();
    }

    @Test
    void isNotContentWhileTheServiceRefusesTraffic() throws Exception {
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            assertThat(check(service.managementPort())).isOne();
        } finally {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    @Test
    void isNotContentWhenNobodyListens() throws Exception {
        assertThat(check(closedPort())).isOne();
    }

    @Test
    void doesNotWaitForAServiceThatHangs() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            assertThat(check(silent.getLocalPort())).isOne();
        }
    }

    @Test
    void doesNotWaitForAnAnswerWithoutEnd() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread dripping = Thread.ofVirtual().start(() -> drip(server));

            assertThat(check(server.getLocalPort())).isOne();

            assertThat(dripping.join(LONGEST)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "http://127.0.0.1:99999/", "http://[", ""})
    void isNotContentWithAnAddressThatIsNone(String address) throws Exception {
        assertThat(run(new ProcessBuilder(command(address)))).isOne();
    }

    @Test
    void asksTheAddressThatItIsGiven() throws Exception {
        assertThat(run(new ProcessBuilder(
                        command("http://127.0.0.1:" + service.managementPort() + "/actuator/health/liveness"))))
                .isZero();
    }

    @Test
    void runsWithTheFlagsOfTheImage() throws IOException {
        assertThat(Files.readString(Path.of("Dockerfile")))
                .contains("CMD [\"/opt/java/bin/java\", \"" + String.join("\", \"", FLAGS) + "\", \"-cp\"");
    }

    /** One byte after the other, until whoever asks has gone. */
    private static void drip(ServerSocket server) {
        try (Socket asker = server.accept();
                OutputStream out = asker.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(50);
            }
        } catch (IOException gone) {
            // That is what ends it.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static int check(int managementPort) throws Exception {
        ProcessBuilder check = new ProcessBuilder(command());
        check.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
        return run(check);
    }

    private static List<String> command(String... arguments) throws Exception {
        Path classes = Path.of(HealthCheck.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", classes.toString(), HealthCheck.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static int run(ProcessBuilder check) throws Exception {
        Process process = check.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
