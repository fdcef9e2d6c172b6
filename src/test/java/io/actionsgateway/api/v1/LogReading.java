package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.api.v1.SseReader.Event;
import io.actionsgateway.stream.log.NumberedLines;
import io.actionsgateway.stream.log.ScriptedLogs;
import io.actionsgateway.stream.log.ScriptedLogs.Blob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Logs that GitHub has, and what a reader of them should get. */
final class LogReading {

    private LogReading() {}

    static String path(long run) {
        return "/api/v1/repos/" + ScriptedLogs.REPOSITORY + "/runs/" + run + "/logs/stream";
    }

    static Blob text(String log) {
        return Blob.of(log.getBytes(StandardCharsets.UTF_8));
    }

    /** Pieces that follow each other without a gap, from 0 or wherever they begin. */
    static long follow(List<Event> events, long from) {
        long at = from;
        for (Event event : events) {
            if (event.name().equals("log")) {
                assertThat(event.data().path("offset").longValue()).isEqualTo(at);
                at = event.data().path("next_offset").longValue();
                assertThat(at - event.data().path("offset").longValue()).isBetween(1L, 32L * 1024);
            }
        }
        return at;
    }

    static void isWhole(String content, NumberedLines log) {
        byte[] expected = log.read(0, (int) log.length());
        assertThat(content.getBytes(StandardCharsets.UTF_8)).isEqualTo(expected);
    }

    static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int each = 0; each < namesAndTexts.length; each += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[each]));
                zip.write(namesAndTexts[each + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
