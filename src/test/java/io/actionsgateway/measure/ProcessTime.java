package io.actionsgateway.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Processor time of a process as Linux counts it, in steps of 10 ms.
 *
 * @param parent process id of the parent
 * @param own user and system time of the process itself
 * @param ended the same of its children that have ended
 */
record ProcessTime(long parent, Duration own, Duration ended) {

    /** Of one process; nothing where it has gone or where there is no {@code /proc}. */
    static Optional<ProcessTime> of(long pid) {
        try {
            return Optional.of(parse(Files.readString(Path.of("/proc/" + pid + "/stat"))));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Everything that a process, its living children and its ended ones have used; nothing is lost when one ends. */
    static Duration ofTree(long pid) {
        Duration root = of(pid).map(ProcessTime::all).orElse(Duration.ZERO);
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .flatMap(child -> of(child.pid()).stream())
                .map(ProcessTime::all)
                .reduce(root, Duration::plus);
    }

    private Duration all() {
        return own.plus(ended);
    }

    private static ProcessTime parse(String stat) {
        // The name in parentheses may hold spaces; the numbers come after it.
        String[] field = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return new ProcessTime(
                Long.parseLong(field[1]),
                ticks(field[11]).plus(ticks(field[12])),
                ticks(field[13]).plus(ticks(field[14])));
    }

    private static Duration ticks(String hundredths) {
        return Duration.ofMillis(10 * Long.parseLong(hundredths));
    }
}
