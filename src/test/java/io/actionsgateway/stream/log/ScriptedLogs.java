package io.actionsgateway.stream.log;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableChannel;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A GitHub of which only runs, jobs and logs are there, and its storage: with logs of any size, links that open once, and
 * downloads that fail as told. Thread-safe.
 */
public final class ScriptedLogs implements AutoCloseable {

    public static final String REPOSITORY = "octo-org/hello-world";

    private static final Pattern RUN =
            Pattern.compile("/repos/[^/]+/[^/]+/actions/runs/(\\d+)(?:/attempts/1)?(/\\w+)?");
    private static final Pattern LOG = Pattern.compile("/repos/[^/]+/[^/]+/actions/jobs/(\\d+)/logs");
    private static final Pattern BLOB = Pattern.compile("/blobs/(\\w+)/(\\d+)");
    private static final int PIECE = 16 * 1024;

    /** What storage does to one download. */
    public sealed interface Fault {
        /** Closes the connection after so many bytes of it. */
        record CutAfter(long bytes) implements Fault {}

        /** Answers so, such as 403 for a link that has run out. */
        record Status(int status) implements Fault {}

        /** Gives the whole, though only a part is asked for. */
        record Whole() implements Fault {}
    }

    /** One opening of a link: the first byte that was given, and the status. */
    public record Opening(String blob, long from, int status) {}

    private record Job(
            long id, String name, String status, @Nullable String conclusion, Instant end, List<String> steps) {}

    private final Map<Long, List<Job>> runs = new ConcurrentHashMap<>();
    private final Map<Long, String> conclusions = new ConcurrentHashMap<>();
    private final Map<String, Blob> blobs = new ConcurrentHashMap<>();
    private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
    private final Map<String, Boolean> links = new ConcurrentHashMap<>();
    private final List<Opening> openings = new CopyOnWriteArrayList<>();
    private final AtomicLong next = new AtomicLong(1_000);
    private final AtomicLong sent = new AtomicLong();
    private final DisposableServer server;

    /** Bytes at positions. */
    public interface Blob {
        long length();

        byte[] read(long from, int length);

        /** All of an array. */
        static Blob of(byte[] bytes) {
            return new Blob() {
                @Override
                public long length() {
                    return bytes.length;
                }

                @Override
                public byte[] read(long from, int length) {
                    return java.util.Arrays.copyOfRange(bytes, (int) from, (int) from + length);
                }
            };
        }
    }

    public ScriptedLogs() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::answer)
                .bindNow();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** A new run without jobs. */
    public long run() {
        long run = next.incrementAndGet();
        runs.put(run, new CopyOnWriteArrayList<>());
        return run;
    }

    /** A new job of a run, which runs. */
    public long job(long run, String name, String... steps) {
        long id = next.incrementAndGet();
        runs.get(run).add(new Job(id, name, "in_progress", null, Instant.EPOCH, List.of(steps)));
        return id;
    }

    /** Ends a job at a second of a day long past. */
    public void end(long run, long job, String conclusion, int second) {
        runs.get(run)
                .replaceAll(one -> one.id() == job
                        ? new Job(
                                job,
                                one.name(),
                                "completed",
                                conclusion,
                                Instant.parse("2026-05-01T10:00:00Z").plusSeconds(second),
                                one.steps())
                        : one);
    }

    public void end(long run, String conclusion) {
        conclusions.put(run, conclusion);
    }

    /** A run of one job that has ended with this log. */
    public long[] ended(Blob log) {
        long run = run();
        long job = job(run, "build");
        end(run, job, "success", 0);
        log(job, log);
        end(run, "success");
        return new long[] {run, job};
    }

    public void log(long job, Blob log) {
        blobs.put("job/" + job, log);
    }

    public void archive(long run, byte[] zip) {
        blobs.put("run/" + run, Blob.of(zip));
    }

    /** What happens to the next downloads of a job's log, one after the other. */
    public void fail(long job, Fault... next) {
        faults.computeIfAbsent("job/" + job, _ -> new ConcurrentLinkedQueue<>()).addAll(List.of(next));
    }

    public List<Opening> openings(long job) {
        return openings.stream().filter(one -> one.blob().equals("job/" + job)).toList();
    }

    /** Bytes of blobs that were handed to the network. */
    public long sent() {
        return sent.get();
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        String path = URI.create(request.uri()).getPath();
        Matcher run = RUN.matcher(path);
        if (run.matches() && runs.containsKey(Long.parseLong(run.group(1)))) {
            return ofRun(Long.parseLong(run.group(1)), run.group(2), response);
        }
        Matcher log = LOG.matcher(path);
        if (log.matches()) {
            return link("job/" + log.group(1), response);
        }
        Matcher blob = BLOB.matcher(path);
        return blob.matches()
                ? download(blob.group(1) + "/" + blob.group(2), request, response)
                : json(response, 404, "{\"message\":\"Not Found\"}");
    }

    private Mono<Void> ofRun(long run, @Nullable String part, HttpServerResponse response) {
        if (part == null) {
            String conclusion = conclusions.get(run);
            String state = conclusion == null
                    ? "\"status\":\"in_progress\",\"conclusion\":null"
                    : "\"status\":\"completed\",\"conclusion\":\"" + conclusion + "\"";
            return json(response, 200, """
                {"id":%d,"node_id":"x","head_sha":"x","run_number":1,"run_attempt":1,"event":"push","workflow_id":1,
                "url":"x","html_url":"x","created_at":"2026-05-01T10:00:00Z","updated_at":"2026-05-01T10:00:00Z",%s}
                """.formatted(run, state));
        }
        if (part.equals("/logs")) {
            return link("run/" + run, response);
        }
        List<String> jobs = runs.get(run).stream().map(job -> json(run, job)).toList();
        return json(response, 200, "{\"total_count\":%d,\"jobs\":[%s]}".formatted(jobs.size(), String.join(",", jobs)));
    }

    private static String json(long run, Job job) {
        StringBuilder steps = new StringBuilder();
        for (int each = 0; each < job.steps().size(); each++) {
            String[] step = job.steps().get(each).split("=", 2);
            steps.append(each == 0 ? "" : ",")
                    .append("{\"name\":\"%s\",\"number\":%d,\"status\":\"%s\",\"conclusion\":null}"
                            .formatted(step[0], each + 1, step.length == 2 ? step[1] : "completed"));
        }
        String end = job.conclusion() == null
                ? "\"conclusion\":null,\"completed_at\":null"
                : "\"conclusion\":\"%s\",\"completed_at\":\"%s\"".formatted(job.conclusion(), job.end());
        return """
                {"id":%d,"run_id":%d,"run_attempt":1,"node_id":"x","name":"%s","head_sha":"x","status":"%s",%s,"steps":[%s],
                "labels":[],"url":"x","run_url":"x","check_run_url":"x"}""".formatted(job.id(), run, job.name(), job.status(), end, steps);
    }

    private Mono<Void> link(String blob, HttpServerResponse response) {
        if (!blobs.containsKey(blob)) {
            return json(response, 404, "{\"message\":\"Not Found\"}");
        }
        String sig = Long.toString(next.incrementAndGet());
        links.put(sig, true);
        return response.status(302)
                .header("Location", url() + "/blobs/" + blob + "?sig=" + sig)
                .send();
    }

    private Mono<Void> download(String name, HttpServerRequest request, HttpServerResponse response) {
        Blob blob = blobs.get(name);
        Queue<Fault> told = faults.get(name);
        Fault fault = told == null ? null : told.poll();
        String range = request.requestHeaders().get("range");
        long from = range == null || fault instanceof Fault.Whole
                ? 0
                : Long.parseLong(range.replaceAll("bytes=(\\d+)-", "$1"));
        boolean fresh = links.remove(URI.create(request.uri()).getQuery().substring("sig=".length())) != null;
        int status = !fresh ? 403 : fault instanceof Fault.Status(int other) ? other : blob == null ? 404 : 200;
        if (status == 200 && from >= blob.length() && from > 0) {
            status = 416;
        }
        openings.add(new Opening(name, from, status));
        if (status != 200) {
            return response.status(status).sendString(Mono.just("<Error>")).then();
        }
        response.status(from > 0 ? 206 : 200)
                .header("Content-Type", "text/plain")
                .header("Content-Length", Long.toString(blob.length() - from));
        if (from > 0) {
            response.header("Content-Range", "bytes %d-%d/%d".formatted(from, blob.length() - 1, blob.length()));
        }
        long end = fault instanceof Fault.CutAfter(long bytes) ? Math.min(blob.length(), from + bytes) : blob.length();
        Mono<Void> sending = response.send(pieces(blob, from, end), _ -> true).then();
        return fault instanceof Fault.CutAfter
                ? sending.then(Mono.fromRunnable(() -> response.withConnection(DisposableChannel::dispose)))
                : sending;
    }

    private Flux<ByteBuf> pieces(Blob blob, long from, long end) {
        return Flux.generate(() -> from, (at, sink) -> {
            int length = (int) Math.min(PIECE, end - at);
            if (length <= 0) {
                sink.complete();
                return at;
            }
            sent.addAndGet(length);
            sink.next(Unpooled.wrappedBuffer(blob.read(at, length)));
            return at + length;
        });
    }

    private static Mono<Void> json(HttpServerResponse response, int status, String body) {
        return response.status(status)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("x-ratelimit-limit", "1000000000")
                .header("x-ratelimit-remaining", "999999999")
                .header("x-ratelimit-used", "1")
                .header("x-ratelimit-reset", "4102444800")
                .sendString(Mono.just(body))
                .then();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
