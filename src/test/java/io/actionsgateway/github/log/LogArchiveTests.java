package io.actionsgateway.github.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.github.client.DescribedGitHub;
import io.actionsgateway.github.model.WorkflowJob;
import io.actionsgateway.github.transport.GitHubException.ParseError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class LogArchiveTests {

    private static final LogArchiveLimits LIMITS =
            new LogArchiveLimits(DataSize.ofMegabytes(1), DataSize.ofMegabytes(64), 100, 100, DataSize.ofKilobytes(64));

    private static WorkflowJob job(long id, String name, String... steps) {
        StringBuilder list = new StringBuilder();
        for (int each = 0; each < steps.length; each++) {
            list.append(each == 0 ? "" : ",")
                    .append("{\"number\":" + (each + 1) + ",\"name\":\"" + steps[each] + "\"}");
        }
        String text = "{\"id\":" + id + ",\"name\":\"" + name + "\",\"steps\":[" + list + "]}";
        return DescribedGitHub.typed(text, WorkflowJob.class);
    }

    private static byte[] zip(String... names) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : names) {
            files.put(name, ("log of " + name).getBytes(StandardCharsets.UTF_8));
        }
        return zip(files);
    }

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return bytes.toByteArray();
    }

    private static LogArchive read(byte[] zip, WorkflowJob... jobs) throws IOException {
        return LogArchive.read(new ByteArrayInputStream(zip), List.of(jobs), LIMITS);
    }

    @Test
    void findsJobsAndSteps() throws IOException {
        byte[] zip =
                zip("0_build.txt", "1_deploy  prod.txt", "build/1_Set up job.txt", "build/system.txt", "lint/3_x.txt");
        try (LogArchive archive = read(zip, job(7, "build", "Set up: job"), job(8, "deploy / prod"))) {
            assertThat(archive.text(archive.job(7).orElseThrow())).isEqualTo("log of 0_build.txt");
            assertThat(archive.text(archive.job(8).orElseThrow())).isEqualTo("log of 1_deploy  prod.txt");
            LogEntry step = archive.step(7, 1).orElseThrow();
            assertThat(step.stepName()).isEqualTo("Set up: job");
            assertThat(archive.text(step)).isEqualTo("log of build/1_Set up job.txt");
            assertThat(archive.entries()).hasSize(5);
            LogEntry other = archive.entries().stream().toList().get(4);
            assertThat(other).isEqualTo(new LogEntry("lint/3_x.txt", "lint", null, 3, "x", 19));
            assertThat(archive.ignored()).isZero();
        }
    }

    @Test
    void getsAlongWithoutTheFilesThatAreMissing() throws IOException {
        try (LogArchive archive = read(zip("build/1_a.txt"), job(7, "build", "a", "b"), job(8, "test"))) {
            assertThat(archive.job(7)).isEmpty();
            assertThat(archive.step(7, 2)).isEmpty();
            assertThat(archive.job(8)).isEmpty();
            assertThat(archive.step(7, 1)).isPresent();
        }
        try (LogArchive empty = read(zip())) {
            assertThat(empty.entries()).isEmpty();
        }
    }

    @Test
    void knowsWhatIsLeftOfNames() throws IOException {
        String wide = "a".repeat(89) + "\uD83D\uDE80 rocket";
        assertThat(LogNames.fileName(wide)).isEqualTo("a".repeat(89) + "\uFFFD");
        assertThat(LogNames.fileName("b".repeat(89) + " c")).isEqualTo("b".repeat(89));
        assertThat(LogNames.fileName(" a / b: c ")).isEqualTo("a  b c");
        String cut = "b".repeat(90);
        try (LogArchive archive = read(zip("-9223_" + cut + ".txt", "-92_x.txt"), job(7, cut + "more"), job(8, "x"))) {
            assertThat(archive.job(7)).isPresent();
            assertThat(archive.job(8)).isPresent();
        }
    }

    @Test
    void doesNotGuessBetweenJobsOfTheSameName() throws IOException {
        byte[] zip = zip("0_a b.txt", "1_a b (1).txt", "a b/1_x.txt");
        try (LogArchive archive = read(zip, job(7, "a b"), job(8, "a/ b"))) {
            assertThat(archive.job(7)).isEmpty();
            assertThat(archive.job(8)).isEmpty();
            assertThat(archive.entries())
                    .hasSize(3)
                    .allSatisfy(entry -> assertThat(entry.jobId()).isNull());
        }
    }

    @Test
    void leavesNamesOutThatLeadElsewhere() throws IOException {
        byte[] zip = zip(
                "../0_build.txt",
                "/etc/1_x.txt",
                "build/../1_x.txt",
                "a\\b/1_x.txt",
                "a/b/1_x.txt",
                "./1_x.txt",
                "0_run.sh",
                "build/a\nb.txt",
                "0_build.txt");
        try (LogArchive archive = read(zip, job(7, "build"))) {
            assertThat(archive.entries()).extracting(LogEntry::path).containsExactly("0_build.txt");
            assertThat(archive.ignored()).isEqualTo(8);
        }
    }

    @Test
    void refusesWhatIsNoArchive() {
        assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(ParseError.class);
        assertThatThrownBy(() -> read("<Error/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ParseError.class);
        byte[] zip = zip("0_build.txt");
        zip[new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002")] ^= 0x55;
        assertThatThrownBy(() -> read(zip)).isInstanceOf(ParseError.class);
    }

    @Test
    void refusesWhatIsTooLarge() {
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        assertThatThrownBy(() -> read(zip(Map.of("0_a.txt", noise))))
                .isInstanceOf(ParseError.class)
                .hasMessageContaining("larger");
        String[] names = new String[101];
        for (int each = 0; each < names.length; each++) {
            names[each] = each + "_a.txt";
        }
        assertThatThrownBy(() -> read(zip(names)))
                .isInstanceOf(ParseError.class)
                .hasMessageContaining("100 files");
        assertThatThrownBy(() -> read(zip(Map.of("0_a.txt", new byte[20 << 20]))))
                .isInstanceOf(ParseError.class)
                .hasMessageContaining("bytes");
    }

    @Test
    void takesATextThatCompressesWell() throws IOException {
        try (LogArchive archive = read(zip(Map.of("0_a.txt", new byte[10 << 20])), job(1, "a"))) {
            LogEntry entry = archive.job(1).orElseThrow();
            assertThatThrownBy(() -> archive.text(entry)).isInstanceOf(ParseError.class);
            assertThat(archive.open(entry).readAllBytes()).hasSize(10 << 20);
        }
    }

    @Test
    void breaksOffWhereAFileIsLongerThanItsArchiveSays() throws IOException {
        byte[] zip = zip(Map.of("0_a.txt", new byte[10_000]));
        int entry = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        zip[entry + 24] = 100;
        zip[entry + 25] = 0;
        try (LogArchive archive = read(zip, job(1, "a"))) {
            assertThatThrownBy(() -> archive.text(archive.job(1).orElseThrow())).isInstanceOf(ZipException.class);
        }
    }

    private static int nth(byte[] zip, String mark, int count) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        int found = -1;
        for (int each = 0; each < count; each++) {
            found = text.indexOf(mark, found + 1);
        }
        return found;
    }

    @Test
    void refusesFilesThatOverlap() {
        byte[] same = zip("0_a.txt", "1_b.txt", "2_c.txt");
        int second = nth(same, "PK\u0001\u0002", 2);
        same[second + 42] = 0;
        assertThatThrownBy(() -> read(same)).isInstanceOf(ParseError.class).hasMessageContaining("overlap");

        byte[] quoted = zip("0_a.txt", "1_b.txt");
        quoted[nth(quoted, "PK\u0001\u0002", 1) + 20] = 120;
        assertThatThrownBy(() -> read(quoted)).isInstanceOf(ParseError.class).hasMessageContaining("overlap");

        byte[] last = zip("0_a.txt", "1_b.txt");
        last[nth(last, "PK\u0001\u0002", 2) + 21] = 1;
        assertThatThrownBy(() -> read(last)).isInstanceOf(ParseError.class).hasMessageContaining("overlap");
    }

    @Test
    void refusesListsThatLie() {
        byte[] fewer = zip("0_a.txt", "1_b.txt");
        fewer[nth(fewer, "PK\u0005\u0006", 1) + 10] = 9;
        assertThatThrownBy(() -> read(fewer)).isInstanceOf(ParseError.class);

        byte[] far = zip("0_a.txt", "1_b.txt");
        far[nth(far, "PK\u0005\u0006", 1) + 13] = 0x60;
        assertThatThrownBy(() -> read(far)).isInstanceOf(ParseError.class);

        byte[] wide = zip("0_a.txt");
        int size = nth(wide, "PK\u0001\u0002", 1) + 20;
        java.util.Arrays.fill(wide, size, size + 4, (byte) 0xFF);
        assertThatThrownBy(() -> read(wide)).isInstanceOf(ParseError.class);
    }

    @Test
    void survivesAnyBitThatFlips() throws IOException {
        byte[] zip = zip("0_build.txt", "build/1_Set up job.txt", "build/2_x.txt");
        for (int each = 0; each < zip.length * 8; each++) {
            byte[] broken = zip.clone();
            broken[each / 8] ^= (byte) (1 << (each % 8));
            try (LogArchive archive = read(broken, job(7, "build"))) {
                for (LogEntry entry : archive.entries()) {
                    archive.open(entry).readAllBytes();
                }
            } catch (ParseError | IOException refused) {
                assertThat(refused).isNotNull();
            }
        }
    }

    @Test
    void refusesEntriesOfOtherArchives() throws IOException {
        try (LogArchive archive = read(zip("0_a.txt"))) {
            LogEntry other = new LogEntry("0_b.txt", "b", null, null, null, 1);
            assertThatThrownBy(() -> archive.open(other)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void limitsContentByTheSizeOfTheArchive() {
        LogArchiveLimits limits = new LogArchiveLimits(
                DataSize.ofMegabytes(256), DataSize.ofGigabytes(2), 20_000, 250, DataSize.ofMegabytes(16));
        assertThat(limits.content(1_000)).isEqualTo(16 << 20);
        assertThat(limits.content(1_000_000)).isEqualTo(250_000_000);
        assertThat(limits.content(200_000_000)).isEqualTo(2L << 30);
    }
}
