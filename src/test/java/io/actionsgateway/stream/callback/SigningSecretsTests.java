package io.actionsgateway.stream.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.actionsgateway.platform.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningSecretsTests {

    private static final Instant AT = Instant.ofEpochSecond(1614265330);
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxEek";

    /** The expected value was made by the npm package {@code standardwebhooks}. */
    @Test
    void signsLikeTheReferenceLibrary() {
        byte[] key = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        byte[] signature = SigningSecrets.hmac(key, (ID + ".1614265330." + BODY).getBytes(StandardCharsets.UTF_8));

        assertThat(Base64.getEncoder().encodeToString(signature))
                .isEqualTo("xm3N4+aKmqpsHqf2GrAK/g6ew7J0s6ILlNe44yY/l78=");
    }

    /** So that tests may rely on it: by the same value, and by what must not pass. */
    @ParameterizedTest
    @CsvSource({
        "0, xm3N4+aKmqpsHqf2GrAK/g6ew7J0s6ILlNe44yY/l78=, true",
        "0, ym3N4+aKmqpsHqf2GrAK/g6ew7J0s6ILlNe44yY/l78=, false",
        "301, xm3N4+aKmqpsHqf2GrAK/g6ew7J0s6ILlNe44yY/l78=, false",
        "-301, xm3N4+aKmqpsHqf2GrAK/g6ew7J0s6ILlNe44yY/l78=, false"
    })
    void isVerifiedAsByTheReferenceLibrary(long secondsLater, String signature, boolean passes) {
        StandardWebhooks receiver = new StandardWebhooks("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(receiver.verifies(
                        ID,
                        "1614265330",
                        "v1a,AAAA v1," + signature,
                        BODY.getBytes(StandardCharsets.UTF_8),
                        AT.plusSeconds(secondsLater)))
                .isEqualTo(passes);
    }

    @Test
    void givesEveryCallerASecretOfHisOwn() {
        SigningSecrets secrets = secrets(Settings.MASTER, null);

        String one = secrets.of("key:one").orElseThrow().text();
        assertThat(one)
                .startsWith("whsec_")
                .isNotEqualTo(secrets.of("key:two").orElseThrow().text());
        assertThat(one)
                .isEqualTo(secrets(Settings.MASTER, null)
                        .of("key:one")
                        .orElseThrow()
                        .text());
        assertThat(Base64.getDecoder().decode(one.substring(6))).hasSize(32);
        assertThat(secrets.signature("key:one", ID, AT, BODY)).isEqualTo(signedWith(one));
    }

    @Test
    void signsWithBothWhileTheMasterChanges() {
        Secret next = new Secret("another-master-secret-of-the-callbacks");
        String before =
                secrets(Settings.MASTER, null).of("key:one").orElseThrow().text();
        SigningSecrets both = secrets(next, Settings.MASTER);

        assertThat(both.signature("key:one", ID, AT, BODY).split(" "))
                .containsExactly(signedWith(both.of("key:one").orElseThrow().text()), signedWith(before));
    }

    @Test
    void refusesAShortMaster() {
        assertThatIllegalArgumentException().isThrownBy(() -> secrets(new Secret("short"), null));
    }

    private static SigningSecrets secrets(Secret master, Secret previous) {
        return new SigningSecrets(Settings.with(master, previous, List.of("hooks.example.com"), List.of()));
    }

    private static String signedWith(String secret) {
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        byte[] signed = (ID + "." + AT.getEpochSecond() + "." + BODY).getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(SigningSecrets.hmac(key, signed));
    }
}
