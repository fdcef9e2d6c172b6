package io.actionsgateway.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the service of the image holds resident, idle and under load, with the AOT cache and without. */
final class Memory {

    /** In MiB. */
    private static final long TARGET = 350;

    private static final Duration IDLE = Duration.ofSeconds(10);

    private final int rate = Settings.number("rate", 200);
    private final Duration length = Settings.seconds("seconds", 120);
    private final Path runtime;
    private final Path app;

    private Memory(Path runtime, Path app) {
        this.runtime = runtime;
        this.app = app;
    }

    /**
     * As Linux counts it, in MiB.
     *
     * @param resident all of it
     * @param anonymous what is the process's own; the rest are pages of files, such as of the cache, which the kernel can drop
     * @param most the most that was ever resident
     */
    private record Resident(long resident, long anonymous, long most) {

        static Resident of(long pid) {
            try {
                List<String> status = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
                return new Resident(mib(status, "VmRSS:"), mib(status, "RssAnon:"), mib(status, "VmHWM:"));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        private static long mib(List<String> status, String name) {
            String line = status.stream()
                    .filter(each -> each.startsWith(name))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        }

        @Override
        public String toString() {
            return "%d MB, of which %d anonymous; at most %d".formatted(resident, anonymous, most);
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        var verdict = new Verdict();
        Path runtime = folder("runtime", "the Java of docker/link-runtime.sh");
        Path app = folder("app", "the service of docker/lay-out.sh and train.sh");
        try (Database database = Database.open()) {
            var memory = new Memory(runtime, app);
            memory.measure("without", database, List.of("-XX:AOTMode=off"));
            Resident loaded =
                    memory.measure("with", database, List.of("-XX:AOTCache=" + app.resolve("actions-gateway.aot")));
            verdict.check(
                    loaded.most() < TARGET,
                    "with the cache never more than %d MB at %d/s".formatted(TARGET, memory.rate));
        }
        verdict.exit();
    }

    private static Path folder(String name, String content) {
        Path folder = Path.of(Settings.text(name).orElse("")).toAbsolutePath();
        Verdict.require(Settings.text(name).isPresent(), "-Dmeasure." + name + "= names the folder of " + content);
        return folder;
    }

    private Resident measure(String cache, Database database, List<String> options) throws InterruptedException {
        String url = database.create("measure_service");
        try (Server server = Server.image("image-" + cache, runtime, app, url, options)) {
            server.start();
            Wait.pause(IDLE);
            System.out.printf("%s the cache, idle: %s%n", cache, Resident.of(server.pid()));
            var stories = new Stories(Settings.number("seed", 1));
            var client = new LoadClient(server.port(), Settings.number("connections", 16), stories, (_, _, _) -> {});
            Load load = client.run(Pace.openLoop(rate, length));
            Resident loaded = Resident.of(server.pid());
            System.out.printf(
                    "%s the cache, %.0f/s for %d s: %s; %s%n",
                    cache, load.perSecond(), length.toSeconds(), loaded, load.percentiles());
            Contender.drain(new Table(url));
            return loaded;
        }
    }
}
