package io.actionsgateway.api.v3.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.api.v3.step.DialectRefusal;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTests {

    private static final long SEED = 20_260_501L;

    private static final int TRIES = 20_000;

    @ParameterizedTest
    @CsvSource({
        "branch=topic%2Fa%2Bb, branch=topic%2Fa%2Bb",
        "branch=topic/a%2bb, branch=topic%2Fa%2Bb",
        "created=%3E%3D2020-01-01, created=%3E%3D2020-01-01",
        "actor=a+b, actor=a%20b",
        "page=2&per_page=5, page=2&per_page=5",
        "per_page=5&page=2, page=2&per_page=5",
        "&&per_page=5&, per_page=5",
        "branch, branch=",
        "key=a=b, key=a%3Db",
        "x=2&x=1, x=2&x=1",
        "n=%C3%A9, n=%C3%A9"
    })
    void hasOneSpelling(String sent, String written) {
        assertThat(Query.read(sent).written()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%1", "a=%zz", "%=a"})
    void refusesBrokenEncodings(String sent) {
        assertThatThrownBy(() -> Query.read(sent)).isInstanceOf(DialectRefusal.Malformed.class);
    }

    @Test
    void refusesLongQueries() {
        assertThatThrownBy(() -> Query.read("a=" + "b".repeat(4_095))).isInstanceOf(DialectRefusal.Malformed.class);
    }

    @Test
    void refusesTooManyParameters() {
        String many = IntStream.range(0, 51).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));

        assertThatThrownBy(() -> Query.read(many)).isInstanceOf(DialectRefusal.Malformed.class);
    }

    @Test
    void neverFailsOtherwiseAndIsStable() {
        Random random = new Random(SEED);
        for (int i = 0; i < TRIES; i++) {
            String sent = random.ints(random.nextInt(40), 0x20, 0x7f)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            try {
                String written = Query.read(sent).written();

                assertThat(Query.read(written).written()).as(sent).isEqualTo(written);
            } catch (DialectRefusal refused) {
                assertThat(refused).as(sent).isInstanceOf(DialectRefusal.Malformed.class);
            }
        }
    }
}
