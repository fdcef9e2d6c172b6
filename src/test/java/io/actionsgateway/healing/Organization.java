package io.actionsgateway.healing;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.simulation.AppJwts;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.MockGitHubOptions;
import io.actionsgateway.simulation.Scenarios;
import io.actionsgateway.simulation.rest.Limits;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People at work at a twin's {@code octo-org/hello-world}: they start runs, approve, cancel and run again. */
public final class Organization implements AutoCloseable {

    public static final String REPOSITORY = "/repos/octo-org/hello-world";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final SteppedTimeline time;
    private final MockGitHub gitHub;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random;
    private final HookOf owner;
    private final long hook;
    private final List<Long> runs = new ArrayList<>();
    private final List<Long> deploys = new ArrayList<>();

    /** With a hook of the repository that delivers to a service at a port of this machine. */
    public Organization(long seed, int port) {
        this(seed, port, HookOf.REPOSITORY);
    }

    /** With somebody's hook. */
    Organization(long seed, int port, HookOf owner) {
        this.owner = owner;
        time = Timeline.stepped(Instant.parse("2026-09-01T10:00:00Z"));
        gitHub = MockGitHub.start(
                MockGitHubOptions.onAnyPort(time)
                        .seeded(seed)
                        .limitedTo(Limits.unlimited().allowing(1_000_000)),
                Scenarios.withoutHistory());
        random = new Random(seed);
        hook = hook(port);
        settle();
    }

    private long hook(int port) {
        String config = """
                {"url":"http://localhost:%d/webhooks/github","content_type":"json","secret":"%s"}""".formatted(port, ServiceClient.SECRET);
        if (owner == HookOf.APP) {
            send("PATCH", at(owner.path() + "/config"), config);
            return 0;
        }
        HttpResponse<String> answer = send("POST", at(owner.path()), """
                {"name":"web","events":["workflow_run","workflow_job"],"config":%s}""".formatted(config));
        return JSON.readTree(answer.body()).path("id").longValue();
    }

    public MockGitHub gitHub() {
        return gitHub;
    }

    public Instant now() {
        return time.now();
    }

    /** What the service is told of the hook. */
    public String deliveryLog() {
        return owner.deliveryLog(hook);
    }

    /** Lets people work for a while; each of them does something now and then. */
    public void work(Duration step) {
        if (random.nextInt(10) < 5) {
            start(
                    "ci.yml",
                    runs,
                    "{\"outcome\":\"%s\",\"seconds\":\"%d\"}"
                            .formatted(random.nextInt(10) < 7 ? "success" : "failure", 20 + random.nextInt(1_800)));
        }
        if (random.nextInt(10) < 1) {
            start("deploy.yml", deploys, "{}");
        }
        deploys.removeIf(run -> random.nextInt(10) < 3 && approve(run));
        if (!runs.isEmpty() && random.nextInt(10) < 2) {
            long run = runs.get(random.nextInt(runs.size()));
            send("POST", "/actions/runs/" + run + (random.nextBoolean() ? "/rerun-failed-jobs" : "/rerun"), "");
        }
        if (!runs.isEmpty() && random.nextInt(20) < 1) {
            send("POST", "/actions/runs/" + runs.getLast() + "/cancel", "");
        }
        pass(step);
    }

    private void start(String workflow, List<Long> list, String inputs) {
        String body = "{\"ref\":\"main\",\"inputs\":%s,\"return_run_details\":true}".formatted(inputs);
        HttpResponse<String> answer = send("POST", "/actions/workflows/" + workflow + "/dispatches", body);
        list.add(JSON.readTree(answer.body()).path("workflow_run_id").longValue());
    }

    private boolean approve(long run) {
        return send(
                                "POST",
                                "/actions/runs/" + run + "/pending_deployments",
                                "{\"environment_ids\":[161088068],\"state\":\"approved\",\"comment\":\"Ship it!\"}")
                        .statusCode()
                == 200;
    }

    /** Lets time pass, and whatever is due by then be delivered. */
    public void pass(Duration step) {
        time.advance(step);
        settle();
    }

    private void settle() {
        gitHub.settled().join();
    }

    /** GitHub's answer to somebody else than the service. */
    public JsonNode get(String path) {
        return get(at(REPOSITORY + path));
    }

    private JsonNode get(URI url) {
        HttpResponse<String> answer = send("GET", url, "");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(url + " answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    /** All items of a list below the repository, page after page. */
    public List<JsonNode> all(String path, String items) {
        return all(at(REPOSITORY + path + "?per_page=100"), items);
    }

    private List<JsonNode> all(URI first, String items) {
        List<JsonNode> all = new ArrayList<>();
        String next = first.toString();
        while (next != null) {
            HttpResponse<String> answer = send("GET", URI.create(next), "");
            JsonNode page = JSON.readTree(answer.body());
            (items.isEmpty() ? page : page.path(items)).forEach(all::add);
            next = answer.headers()
                    .firstValue("link")
                    .filter(link -> link.contains("rel=\"next\""))
                    .map(link -> link.replaceFirst(".*<([^>]*)>; rel=\"next\".*", "$1"))
                    .orElse(null);
        }
        return all;
    }

    /** The newest of what it sent, or tried to send. */
    String newestDelivery() {
        return get(at(owner.hook(hook) + "/deliveries?per_page=1")).toString();
    }

    /** All that GitHub still holds of what it sent, or tried to send. */
    public List<JsonNode> deliveries() {
        String log = owner.hook(hook) + "/deliveries";
        return all(at(log + "?per_page=100"), "").stream()
                .map(line -> get(at(log + "/" + line.path("id").longValue())))
                .toList();
    }

    /** How many requests the twin has answered: it numbers them. */
    public long answered() {
        String id =
                send("GET", "", "").headers().firstValue("x-github-request-id").orElseThrow();
        return Long.parseLong(id.substring(id.indexOf(':') + 1), 16);
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return send(method, at(REPOSITORY + path), body);
    }

    private URI at(String path) {
        return URI.create(gitHub.url() + path);
    }

    /** An App's own hook is shown to the App alone. */
    private String credential(URI url) {
        return url.getPath().startsWith("/app/") ? AppJwts.signed(gitHub.appPrivateKey(), time.now()) : "somebody";
    }

    private HttpResponse<String> send(String method, URI url, String body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(url)
                            .header("Authorization", "Bearer " + credential(url))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        gitHub.close();
        http.close();
    }
}
