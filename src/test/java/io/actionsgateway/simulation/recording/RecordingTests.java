package io.actionsgateway.simulation.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTests {

    @TempDir
    private Path folder;

    private static Recording recording() {
        List<Entry> entries = new ArrayList<>(Recordings.exchanges().entries());
        entries.addAll(Recordings.deliveries(2).entries());
        entries.add(
                Recordings.exchange("GET", "/numbers", "", 200, "[1.10, 12345678901234567890, 1e400, \"\\u0000ä\"]"));
        Body zip = Body.of("application/zip", new byte[] {80, 75, 0, -1});
        entries.add(new Entry.Exchange(
                Duration.ofNanos(1),
                Recordings.request("GET", "/zip", "plain text"),
                new Entry.Response(200, new TreeMap<>(), zip)));
        return new Recording("day-1", entries);
    }

    @Test
    void comesBackFromAFileAsItWas() throws IOException {
        Path file = folder.resolve("day.json");
        recording().write(file);

        assertThat(Recording.read(file)).isEqualTo(recording());
    }

    @Test
    void isWrittenWithALineForEachValue() throws IOException {
        Path file = folder.resolve("day.json");
        recording().write(file);

        assertThat(Files.readString(file)).startsWith("""
                {
                  "format" : 1,
                  "name" : "day-1",
                  "entries" : [
                    {
                      "kind" : "exchange",
                      "at" : "PT1.5S",
                      "request" : {
                        "method" : "GET",
                        "target" : "/runs/1",
                        "headers" : { }
                """.stripTrailing());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"format": 2}                                            | /format: is 2, and only format 1 is known
                    {"name": "x"}                                            | /format: must be a whole number
                    {"format": 1, "name": "a/b"}                             | /name: is no name
                    {"format": 1, "name": "a", "entries": 3}                 | /entries: must be a list
                    {"format": 1, "name": "a", "entries": [{}]}              | /entries/0/at: must be a text
                    {"format": 1, "name": "a", "entries": [{"at": "soon"}]}  | /entries/0/at: must be a duration
                    {"format": 1, "name": "a", "entries": [{"at": "PT1S", "kind": "x"}]} | /entries/0/kind: must be
                    {"format": 1,, }                                         | line 1, column 1
                    """)
    void namesFileAndPlaceOfWhatItCannotRead(String text, String place) throws IOException {
        Path file = Files.writeString(folder.resolve("broken.json"), text);

        assertThatThrownBy(() -> Recording.read(file))
                .isInstanceOf(UnreadableRecordingException.class)
                .hasMessageContaining("broken.json at ")
                .hasMessageContaining(place);
    }

    @Test
    void keepsAFormAsItsJson() {
        Body body = Body.of(
                "application/x-www-form-urlencoded",
                "payload=%7B%22action%22%3A%22queued%22%7D".getBytes(StandardCharsets.UTF_8));

        assertThat(body).isEqualTo(Recordings.json("{\"action\":\"queued\"}"));
    }
}
