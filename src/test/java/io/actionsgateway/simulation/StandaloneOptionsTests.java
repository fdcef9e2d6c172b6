package io.actionsgateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.actionsgateway.simulation.rest.Limits;
import io.actionsgateway.simulation.time.Tempo;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandaloneOptionsTests {

    private static StandaloneOptions parse(String line, String secret) {
        return StandaloneOptions.parse(line.isEmpty() ? new String[0] : line.split(" "), secret);
    }

    @Test
    void playsHelloWorldInRealTimeUnlessToldOtherwise() {
        StandaloneOptions options = parse("", null);

        assertThat(options.port()).isEqualTo(8090);
        assertThat(options.address()).isEqualTo("127.0.0.1");
        assertThat(options.tempo()).isEqualTo(Tempo.REAL);
        assertThat(options.limits()).isEqualTo(Limits.github());
        assertThat(options.hook()).isNull();
        assertThat(options.scenario().repositories().getFirst().name()).isEqualTo("hello-world");
    }

    @Test
    void takesEverythingFromItsLineAndTheSecretFromTheEnvironment() {
        StandaloneOptions options = parse(
                "--port 0 --address 0.0.0.0 --seed 7 --clock accelerated:60 --limits off --webhook-url http://localhost/hook",
                "s3cret");

        assertThat(options.port()).isZero();
        assertThat(options.address()).isEqualTo("0.0.0.0");
        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.tempo()).isEqualTo(Tempo.accelerated(60));
        assertThat(options.limits()).isEqualTo(Limits.unlimited());
        assertThat(options.hook().url()).isEqualTo(URI.create("http://localhost/hook"));
        assertThat(options.hook().secret().text()).isEqualTo("s3cret");
        assertThat(options.toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --prot 1                  | there is no argument --prot
            --port                    | --port wants a value
            --port many               | --port wants a number
            --port 70000              | --port wants a number
            --clock fast              | is no clock
            --limits some             | --limits wants github or off
            --scenario /no/such.yaml  | cannot be read
            --webhook-url ftp://here  | --webhook-url wants an address
            --webhook-url http://here | TWIN_WEBHOOK_SECRET
            """)
    void refusesWhatItDoesNotUnderstand(String line, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(line, null)).withMessageContaining(message);
    }
}
