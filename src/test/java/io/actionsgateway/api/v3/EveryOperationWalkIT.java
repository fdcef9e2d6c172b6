package io.actionsgateway.api.v3;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.TestDatabase;
import io.actionsgateway.api.v3.table.OperationTable;
import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.AppJwts;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.MockGitHubOptions;
import io.actionsgateway.simulation.Receiver;
import io.actionsgateway.simulation.Tour;
import io.actionsgateway.simulation.Tour.Told;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Walks every operation of the table twice, step by step: through the service, which is an App of one twin, and at another
 * twin directly. Both must answer the same but for addresses, and as GitHub's description allows. What was seen is written
 * to {@code target/dialect-operations.md}.
 */
@Import({TestDatabase.class, ServiceClient.class, EveryOperationWalkIT.Behind.class})
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "actions.leader.enabled=false",
            "actions.dispatch.resolve=false",
            "actions.webhook.hooks.default.secrets=" + ServiceClient.SECRET,
            "actions.github.app.client-id=1034",
            "actions.security.quota.requests-per-hour=100000",
            "actions.github.admission.write-interval=0s",
            "actions.security.bootstrap-key-sha256=" + ServiceClient.KEY_SHA256
        })
class EveryOperationWalkIT {

    /** Answered by ourselves, or changed by what we ask between the walker's own calls. */
    private static final Set<String> OURS = Set.of("meta/get", "meta/get-all-versions", "rate-limit/get");

    private static final Pattern REVIEWS =
            Pattern.compile("/(pending_deployments|deployment_protection_rule|approve)$");

    private static final String REVIEW = "/pending_deployments | {";

    private static final String NOT_FOR_APPS = "actions/review-pending-deployments-for-run";

    /** Show what was sent and signed, so that its addresses stay as they were. */
    private static final Pattern DELIVERED = Pattern.compile("(repos|orgs|apps)/get-webhook-delivery");

    private static final String AT_US = "http://us";

    /** Each twin delivers to a receiver of its own, which takes its time, and signs what names that. */
    private static final Pattern RECEIVER = Pattern.compile("http://127\\.0\\.0\\.1:\\d+(?=/webhooks/github)");

    private static final Pattern SIGNATURE = Pattern.compile("sha(1|256)=[0-9a-f]+");

    private static final Pattern TOOK = Pattern.compile("\"duration\":[0-9.]+");

    @TestConfiguration(proxyBeanMethods = false)
    static class Behind {

        @Bean
        SteppedTimeline time() {
            return Timeline.stepped(Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));
        }

        @Bean(destroyMethod = "close")
        Receiver ears() throws IOException {
            return new Receiver();
        }

        @Bean(destroyMethod = "close")
        MockGitHub twin(SteppedTimeline time, Receiver ears) {
            return MockGitHub.start(options(time, ears));
        }

        @Bean
        DynamicPropertyRegistrar whereTheTwinIs(MockGitHub twin) {
            return properties -> {
                properties.add("actions.github.api-url", twin::url);
                properties.add(
                        "actions.github.app.private-key",
                        () -> twin.appPrivateKey().text());
            };
        }
    }

    @Autowired
    private ServiceClient client;

    @Autowired
    private OperationTable table;

    @Autowired
    private MockGitHub behind;

    @Autowired
    private SteppedTimeline time;

    @Autowired
    private Receiver ears;

    private static MockGitHubOptions options(SteppedTimeline time, Receiver ears) {
        return MockGitHubOptions.onAnyPort(time)
                .deliveringTo(new Hook(ears.url(), new Secret("s3cret")))
                .seeded(7);
    }

    @Test
    void isAnsweredAsGitHubWould() throws IOException {
        ApiVersion version = ApiVersion.V2022_11_28;
        SteppedTimeline other = Timeline.stepped(time.now());
        try (Receiver otherEars = new Receiver();
                MockGitHub direct = MockGitHub.start(options(other, otherEars))) {
            Tour ours = new Tour(behind, time, ears, version, instead(version));
            Tour theirs = new Tour(direct, other, otherEars, version, directly(direct, version));

            for (String written : Tour.lines("/simulation/every-operation.txt")) {
                String line = asAnApp(written);
                Optional<Told> us = ours.step(line);
                Optional<Told> them = theirs.step(line);
                us.ifPresent(told -> compare(told, them.orElseThrow(), direct, version));
            }
            report(ours, version);
        }
    }

    /** An App is nobody's reviewer; that a person's token may review is shown with the clients. */
    private static String asAnApp(String line) {
        return line.contains(REVIEW) ? line.replaceFirst("^200", "403") : line;
    }

    private Tour.Instead instead(ApiVersion version) {
        URI root = ServiceClient.uri(client.port(), DialectHandler.ROOT);
        String reviewer = reviewer();
        return new Tour.Instead(
                root,
                path -> "token " + (REVIEWS.matcher(path).find() ? reviewer : ServiceClient.KEY),
                (method, path) -> id(version, method, path).isPresent());
    }

    /** Nobody approves what he dispatched. */
    private String reviewer() {
        HttpResponse<String> made = client.send(HttpRequest.newBuilder(ServiceClient.uri(client.port(), "/api/v1/keys"))
                .header("Authorization", "Bearer " + ServiceClient.KEY)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"name\":\"reviewer\",\"grants\":[{\"repositories\":[\"*\"],"
                                + "\"permissions\":{\"deployments\":\"write\",\"actions\":\"write\"}}]}")));
        return JsonMapper.shared().readTree(made.body()).get("key").asString();
    }

    /** As the App that the service is to GitHub; what the App itself may do is asked by its JWT all the same. */
    private Tour.Instead directly(MockGitHub direct, ApiVersion version) {
        String jwt = "Bearer " + AppJwts.signed(direct.appPrivateKey(), time.now());
        byte[] minted = WebTestClient.bindToServer()
                .baseUrl(direct.url().toString())
                .build()
                .post()
                .uri("/app/installations/3456996/access_tokens")
                .header("Authorization", jwt)
                .header("User-Agent", "walk")
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBody();
        String token = JsonMapper.shared().readTree(minted).get("token").asString();
        return new Tour.Instead(
                direct.url(),
                path -> "Bearer " + token,
                (method, path) ->
                        !path.startsWith("/app") && id(version, method, path).isPresent());
    }

    private Optional<String> id(ApiVersion version, HttpMethod method, String path) {
        List<String> segments = RawPath.segments(path.split("\\?", 2)[0]);
        return table.find(version, method, segments).map(match -> match.row().id());
    }

    private void compare(Told us, Told them, MockGitHub direct, ApiVersion version) {
        String id = id(version, us.method(), us.path()).orElse("");
        if (id.isEmpty() || OURS.contains(id)) {
            return;
        }
        String root = ServiceClient.uri(client.port(), DialectHandler.ROOT).toString();
        String ours = text(us, root);
        assertThat(DELIVERED.matcher(id).matches() ? plain(ours, behind.url().toString()) : ours)
                .as(id)
                .isEqualTo(text(them, direct.url().toString()));
        for (String header : List.of("Content-Type", "Link", "X-GitHub-Api-Version-Selected", "Last-Modified")) {
            assertThat(plain(String.valueOf(us.headers().get(header)), root))
                    .as("%s %s", id, header)
                    .isEqualTo(plain(
                            String.valueOf(them.headers().get(header)),
                            direct.url().toString()));
        }
    }

    private static String text(Told told, String root) {
        String text = plain(new String(told.body(), StandardCharsets.UTF_8), root);
        text = RECEIVER.matcher(text).replaceAll("http://receiver");
        text = SIGNATURE.matcher(text).replaceAll("sha$1=signature");
        return TOOK.matcher(text).replaceAll("\"duration\":0");
    }

    private static String plain(String text, String root) {
        return text.replace(root, AT_US);
    }

    private void report(Tour tour, ApiVersion version) throws IOException {
        Set<String> missing = new TreeSet<>();
        StringBuilder text =
                new StringBuilder("# Operations of the dialect\n\n| operation | answers seen |\n| --- | --- |\n");
        table.rows(version).stream().filter(row -> row.described() != null).forEach(row -> {
            Set<Integer> seen = tour.visited().getOrDefault(row.id(), Set.of());
            text.append("| `%s` | %s |%n".formatted(row.id(), seen));
            if (!row.id().equals(NOT_FOR_APPS) && seen.stream().noneMatch(status -> status < 400)) {
                missing.add(row.id());
            }
        });
        Files.writeString(Path.of("target/dialect-operations.md"), text);
        assertThat(missing).isEmpty();
    }
}
