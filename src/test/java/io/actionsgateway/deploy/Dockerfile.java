package io.actionsgateway.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The instructions of a Dockerfile.
 *
 * @param lines one for each instruction, continued lines joined, comments left out
 */
record Dockerfile(List<String> lines) {

    static Dockerfile read(Path file) {
        try {
            String joined =
                    Files.readString(file).replaceAll("(?m)^\\s*#.*\\n", "").replaceAll("\\\\\\n\\s*", " ");
            return new Dockerfile(joined.lines().filter(line -> !line.isBlank()).toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<String> ofLastStage() {
        int from = lines.lastIndexOf(lines.stream()
                .filter(line -> line.startsWith("FROM "))
                .reduce((a, b) -> b)
                .orElseThrow());
        return lines.subList(from, lines.size());
    }

    /** What follows the last instruction of this name in the last stage. */
    String last(String instruction) {
        return ofLastStage().stream()
                .filter(line -> line.startsWith(instruction + " "))
                .reduce((first, second) -> second)
                .orElseThrow()
                .substring(instruction.length() + 1);
    }

    List<String> defaultsOf(String... arguments) {
        return Arrays.stream(arguments)
                .map(name -> lines.stream()
                        .filter(line -> line.startsWith("ARG " + name + "="))
                        .findFirst()
                        .orElseThrow()
                        .split("=", 2)[1])
                .toList();
    }
}
