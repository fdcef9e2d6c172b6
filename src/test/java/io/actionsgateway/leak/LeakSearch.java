package io.actionsgateway.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs after all other tests and searches what they let out: all logs, what went to the console, meters, thread names,
 * refusals, failures of the way to GitHub. Every secret that a test gives to the service carries the canary {@code c4n4ry} or has a form of GitHub's.
 */
class LeakSearch {

    private static final Pattern SECRET = Pattern.compile("(?i:c4n4ry)|gh[pousr]_[A-Za-z0-9._-]{20,}"
            + "|agk_[0-9A-Za-z]{49}|github_pat_[A-Za-z0-9_]{20,}|eyJ[A-Za-z0-9_-]{10,}\\.|BEGIN [A-Z ]*PRIVATE KEY"
            + "|[?&](?:sig|urlSignature)=|sha256=[0-9a-f]{64}");

    @Test
    void findsNoSecretInAnythingThatWasSaid() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> evidence = files()) {
            for (Path file : evidence.toList()) {
                search(file, found);
            }
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "meters", "threads", "refusals", "errors"})
    void hasSomethingToSearch(String kind) throws IOException {
        try (Stream<Path> files = Files.list(Evidence.FOLDER)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith(kind + "-")))
                    .anySatisfy(file -> assertThat(file).isNotEmptyFile());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token C4N4RY-1",
                "agk_00000000000000000000000000000000000000000000JalAU",
                "Bearer ghs_123456_eyJhbGciOiJSUzI1NiJ9.abc",
                "https://storage/log?se=1&sig=abc",
                "-----BEGIN RSA PRIVATE KEY-----"
            })
    void wouldFindOne(String said) {
        assertThat(SECRET.matcher(said).find()).isTrue();
    }

    private static Stream<Path> files() throws IOException {
        return Stream.of(Evidence.FOLDER, Path.of("target/failsafe-reports"), Path.of("target/surefire-reports"))
                .filter(Files::isDirectory)
                .flatMap(folder -> {
                    try (Stream<Path> files = Files.list(folder)) {
                        return files.filter(file -> file.toString().endsWith(".txt")).toList().stream();
                    } catch (IOException failure) {
                        throw new AssertionError(failure);
                    }
                });
    }

    private static void search(Path file, List<String> found) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            lines.forEach(line -> {
                Matcher secret = SECRET.matcher(line);
                if (secret.find()) {
                    int from = Math.max(0, secret.start() - 80);
                    found.add(file.getFileName() + ": ..." + line.substring(from, secret.start()) + "<secret>");
                }
            });
        }
    }
}
