package io.actionsgateway.api.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.platform.Secret;
import java.net.URI;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketSealTests {

    private static final Ticket TICKET = new Ticket(
            Content.ARTIFACT,
            TestLinks.START,
            URI.create("https://api.github.com"),
            URI.create("https://results.blob.core.windows.net/a.zip?sig=c4n4ry&se=2026-05-01T10%3A01%3A00Z"));

    private final TicketSeal seal = new TicketSeal(TestLinks.SECRET);

    @Test
    void opensWhatItSealed() {
        String text = seal.seal(TICKET);

        assertThat(text).matches("[A-Za-z0-9_-]+").doesNotContain("c4n4ry");
        assertThat(seal.open(text)).contains(TICKET);
        assertThat(new TicketSeal(TestLinks.SECRET).open(text)).contains(TICKET);
        assertThat(TICKET.toString()).doesNotContain("c4n4ry");
    }

    @Test
    void neverSealsTheSameTwice() {
        assertThat(seal.seal(TICKET)).isNotEqualTo(seal.seal(TICKET));
    }

    @Test
    void noticesEveryChangedCharacter() {
        String text = seal.seal(TICKET);

        assertThat(IntStream.range(0, text.length() - 1))
                .allSatisfy(at -> assertThat(seal.open(
                                text.substring(0, at) + (text.charAt(at) == 'A' ? 'B' : 'A') + text.substring(at + 1)))
                        .isEmpty());
    }

    @Test
    void opensNothingOfAnotherSecret() {
        assertThat(new TicketSeal(new Secret("another-secret-of-at-least-32-bytes")).open(seal.seal(TICKET)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "A", "AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%%%", "ä"})
    void opensNoGarbage(String text) {
        assertThat(seal.open(text)).isEmpty();
        assertThat(seal.open(text.repeat(20_000))).isEmpty();
    }
}
