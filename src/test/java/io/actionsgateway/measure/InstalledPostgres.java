package io.actionsgateway.measure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The PostgreSQL that the system's packages installed, started on fresh data. PostgreSQL refuses to run as root, so root
 * hands it to an unprivileged user.
 *
 * @param bin folder with {@code initdb} and {@code postgres}
 */
record InstalledPostgres(Path bin) {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    /** The newest installed version, if any. */
    static Optional<InstalledPostgres> newest() {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparingInt(InstalledPostgres::version))
                    .map(InstalledPostgres::new);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Makes a cluster in a folder and starts it; the caller ends the process. */
    Process start(Path data, int port, Map<String, String> settings) throws IOException, InterruptedException {
        if (root()) {
            Files.setOwner(
                    data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user()));
        }
        Path cluster = data.resolve("cluster");
        run(List.of(bin + "/initdb", "-D", cluster.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8"));
        List<String> command = new ArrayList<>(List.of(bin + "/postgres", "-D", cluster.toString()));
        command.addAll(List.of("-p", "" + port, "-k", data.toString(), "-h", "127.0.0.1"));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return unprivileged(command).start();
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = unprivileged(command).start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException(command + " failed, see " + Server.log("postgres"));
        }
    }

    private static ProcessBuilder unprivileged(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (root()) {
            whole.addAll(List.of("setpriv", "--reuid=" + user(), "--regid=" + user(), "--clear-groups"));
        }
        whole.addAll(command);
        return new ProcessBuilder(whole)
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(Server.log("postgres")));
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static String user() {
        return "postgres";
    }

    private static int version(Path bin) {
        return Integer.parseInt(bin.getParent().getFileName().toString());
    }
}
