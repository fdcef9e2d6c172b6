package io.actionsgateway.api.v3;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A short run of what {@code -Dmeasure=DialectFuzz} does for long; its seeds are fixed, so that a build says the same twice. */
@DialectTest
class DialectFuzzIT {

    private static final int REQUESTS = 300;

    @Autowired
    private ServiceClient client;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void answersSpoiltRequestsInShape(long seed) throws IOException {
        DialectFuzzer fuzzer = new DialectFuzzer(client.port(), ServiceClient.KEY, seed);

        assertThat(fuzzer.run(REQUESTS)).as("seed %d", seed).isEmpty();
        assertThat(fuzzer.outcomes()).as("all kinds of outcomes").containsKeys("200", "400", "404");
    }
}
