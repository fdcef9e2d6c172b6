package io.actionsgateway.measure;

import io.actionsgateway.FreePort;
import io.actionsgateway.stream.log.NumberedLines;
import io.actionsgateway.stream.log.ScriptedLogs;
import io.actionsgateway.stream.log.ScriptedLogs.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** What memory a log of 2 GB needs on its way through the service, when it is read at once and when it is read in parts. */
final class Logs {

    private static final long MEGABYTE = 1L << 20;

    private final int port;
    private final ScriptedLogs gitHub;
    private final HttpClient http = HttpClient.newHttpClient();
    private int requests;
    private int errors;

    private Logs(int port, ScriptedLogs gitHub) {
        this.port = port;
        this.gitHub = gitHub;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var verdict = new Verdict();
        int port = FreePort.find();
        try (Database database = Database.open();
                ScriptedLogs gitHub = new ScriptedLogs();
                ConfigurableApplicationContext service =
                        Server.inThisJvm(database.create("measure_service"), port, gitHub.url())) {
            Verdict.require(service.isActive(), "the service runs");
            Logs logs = new Logs(port, gitHub);
            System.out.printf("heap at most %,d MB%n", Runtime.getRuntime().maxMemory() / MEGABYTE);
            logs.read("warm-up", 50 * MEGABYTE, Long.MAX_VALUE, verdict);
            long small = logs.read("200 MB", 200 * MEGABYTE, Long.MAX_VALUE, verdict);
            long large = logs.read("2 GB", 2_048 * MEGABYTE, Long.MAX_VALUE, verdict);
            long parts = logs.read(
                    "2 GB in parts of 300 MB, and storage breaks off twice",
                    2_048 * MEGABYTE,
                    300 * MEGABYTE,
                    verdict,
                    new Fault.CutAfter(100 * MEGABYTE),
                    new Fault.CutAfter(150 * MEGABYTE));
            verdict.check(
                    Math.max(large, parts) < small + 16 * MEGABYTE,
                    "ten times the log takes no more memory, give or take 16 MB");
        }
        verdict.exit();
    }

    /** Reads a log to its end, by as many requests as its parts take; gives the most that was alive after a collection. */
    private long read(String what, long bytes, long part, Verdict verdict, Fault... faults)
            throws IOException, InterruptedException {
        NumberedLines log = NumberedLines.ofBytes(bytes);
        long[] run = gitHub.ended(log);
        gitHub.fail(run[1], faults);
        requests = 0;
        errors = 0;
        long start = System.nanoTime();
        long at = 0;
        try (HeapWatch heap = HeapWatch.start()) {
            String id = null;
            while (at < log.length()) {
                String[] reached = request(run[0], id, at, part);
                at = Long.parseLong(reached[0]);
                id = reached[1];
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%s: %,d bytes, %d requests, %d errors told, %.0f MB/s; heap alive %,d MB at most (used %,d MB), direct %,d MB%n",
                    what,
                    at,
                    requests,
                    errors,
                    at / seconds / 1e6,
                    heap.alive() / MEGABYTE,
                    heap.used() / MEGABYTE,
                    heap.direct() / MEGABYTE);
            verdict.check(at == log.length(), "each byte came once, in order");
            return heap.alive() + heap.direct();
        }
    }

    /** Where it ended, and the last event's id. */
    private String[] request(long run, @Nullable String id, long from, long most)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/repos/"
                        + ScriptedLogs.REPOSITORY + "/runs/" + run + "/logs/stream"))
                .header("Authorization", "Bearer measure-key")
                .header("Accept", "text/event-stream");
        if (id != null) {
            request.header("Last-Event-ID", id);
        }
        requests++;
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        Verdict.require(answer.statusCode() == 200, "there is a stream: " + answer.statusCode());
        long at = from;
        String last = String.valueOf(id);
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && at - from < most; line = lines.readLine()) {
                errors += line.equals("event:error") ? 1 : 0;
                if (line.startsWith("id:")) {
                    last = line.substring("id:".length());
                } else if (line.startsWith("data:") && line.contains("\"content\":\"")) {
                    at = piece(line, at);
                }
            }
        }
        return new String[] {Long.toString(at), last};
    }

    /** The next piece must begin where the last one ended, and its lines must say so. */
    private static long piece(String data, long at) {
        Verdict.require(number(data, "\"offset\":") == at, "the next piece begins at " + at);
        String first = new String(NumberedLines.line(at / NumberedLines.LINE), StandardCharsets.US_ASCII).strip();
        Verdict.require(data.contains("\"content\":\"" + first), "it begins with the line of its place");
        long end = number(data, "\"next_offset\":");
        long lines = (end - at) / NumberedLines.LINE;
        String last = new String(NumberedLines.line(at / NumberedLines.LINE + lines - 1), StandardCharsets.US_ASCII);
        Verdict.require(data.contains(last.strip() + "\\n\""), "it ends with the line of its end");
        return end;
    }

    private static long number(String data, String field) {
        int start = data.lastIndexOf(field) + field.length();
        int end = start;
        while (Character.isDigit(data.charAt(end))) {
            end++;
        }
        return Long.parseLong(data.substring(start, end));
    }
}
