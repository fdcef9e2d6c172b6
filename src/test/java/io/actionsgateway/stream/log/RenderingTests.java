package io.actionsgateway.stream.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RenderingTests {

    private static final String TIME = "2026-05-01T10:00:00.1234567Z ";
    private static final String LOG = "\uFEFF" + TIME + "##[group]Run make\n" + TIME + "\u001b[36;1mmake\u001b[0m\n"
            + TIME + "##[endgroup]\n" + TIME + "##[error]Process completed with exit code 1.\nno time\n";

    private static String render(LogStyle style, long offset, boolean atLineStart, String text) {
        return new Rendering(style).text(new Piece(offset, text.getBytes(StandardCharsets.UTF_8), atLineStart));
    }

    private static String render(LogStyle style) {
        return render(style, 0, true, LOG);
    }

    @Test
    void keepsEverythingButTheMark() {
        assertThat(render(LogStyle.VERBATIM)).isEqualTo(LOG.substring(1));
        assertThat(render(LogStyle.VERBATIM, 7, true, LOG)).isEqualTo(LOG);
    }

    @Test
    void leavesTimesOut() {
        assertThat(render(new LogStyle(false, false, true)))
                .isEqualTo(LOG.substring(1).replace(TIME, ""));
    }

    @Test
    void leavesMarkersOfGroupsOut() {
        assertThat(render(new LogStyle(false, true, false)))
                .isEqualTo(TIME + "Run make\n" + TIME + "\u001b[36;1mmake\u001b[0m\n" + TIME
                        + "##[error]Process completed with exit code 1.\nno time\n");
    }

    @Test
    void leavesEscapesOut() {
        assertThat(render(new LogStyle(true, true, true)))
                .isEqualTo("Run make\nmake\n##[error]Process completed with exit code 1.\nno time\n");
        String all = "a\u001b[1;31mb\u001b]8;;https://example.com\u0007c\u001b]8;;\u001b\\d\u001b[2K\u001bMe\u001b";
        assertThat(render(new LogStyle(true, false, false), 9, true, all)).isEqualTo("abcde\u001b");
    }

    @Test
    void leavesTheRestOfALongLineAlone() {
        LogStyle all = new LogStyle(true, true, true);
        assertThat(render(all, 5, false, TIME + "##[group]x\n" + TIME + "##[group]y\n"))
                .isEqualTo(TIME + "##[group]x\ny\n");
    }

    @Test
    void takesOnlyTimesForTimes() {
        LogStyle times = new LogStyle(false, false, true);
        String none = """
            2026-05-01 10:00:00.1234567Z a
            xxxx-xxxxxTxxxxxxxxxxxxxxxZ a
            2026-05-01T10:00:00.1234567 and a very long line Z\s
            2026

            """;
        assertThat(render(times, 1, true, none)).isEqualTo(none);
        assertThat(render(times, 1, true, "2026-05-01T10:00:00Z a")).isEqualTo("a");
    }
}
