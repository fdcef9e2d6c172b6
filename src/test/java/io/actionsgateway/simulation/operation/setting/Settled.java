package io.actionsgateway.simulation.operation.setting;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.scenario.CacheScript;
import io.actionsgateway.simulation.scenario.EnvironmentScript;
import io.actionsgateway.simulation.scenario.OrganizationScript;
import io.actionsgateway.simulation.scenario.RepositoryScript;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.setting.Scope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/**
 * A twin where much is set: {@code octo-org} has the public {@code hello-world} and the private {@code sauce},
 * {@code octocat} has {@code notes}.
 */
final class Settled {

    static final String REPOSITORY = "/repos/octo-org/hello-world/actions";
    static final String ENVIRONMENT = "/repos/octo-org/hello-world/environments/production";
    static final String ORGANIZATION = "/orgs/octo-org/actions";
    static final long HELLO = 1296269;
    static final long SAUCE = 2;
    static final long NOTES = 3;

    private static final Account OWNER = Account.organization("octo-org", 6811672);
    private static final Account USER = Account.user("octocat", 583231);

    final TestTwin twin = new TestTwin(scenario());
    private final ApiClient api = new ApiClient(twin);

    private static Scenario scenario() {
        EnvironmentScript production = new EnvironmentScript(
                161088068,
                "production",
                List.of(),
                Duration.ZERO,
                false,
                Map.of("REGION", "eu"),
                Map.of("PIN", "1234"));
        List<CacheScript> caches = List.of(
                new CacheScript("npm-Linux-1", "main", 300, Duration.ofDays(1)),
                new CacheScript("npm-Linux-1", "refs/pull/7/merge", 200, Duration.ofDays(2)),
                new CacheScript("maven-Linux-1", "main", 100, Duration.ofHours(1)));
        return new Scenario(
                USER,
                List.of(),
                List.of(new OrganizationScript(OWNER, Map.of("COMPANY", "Octo"), Map.of("LICENCE", "abc"))),
                List.of(
                        repository(HELLO, OWNER, "hello-world", false, List.of(production), caches),
                        repository(SAUCE, OWNER, "sauce", true, List.of(), List.of()),
                        repository(NOTES, USER, "notes", false, List.of(), List.of())));
    }

    private static RepositoryScript repository(
            long id,
            Account owner,
            String name,
            boolean hidden,
            List<EnvironmentScript> environments,
            List<CacheScript> caches) {
        SequencedMap<String, String> branches = new LinkedHashMap<>();
        branches.put("main", "7fd1a60b01f91b314f59955a4e4d4e80d8edf11d");
        return new RepositoryScript(
                id,
                owner,
                name,
                hidden,
                branches,
                List.of(),
                environments,
                Map.of("stage", "test"),
                Map.of("token", "s3cret"),
                caches,
                List.of(),
                List.of());
    }

    /** What is set below one of the three addresses. */
    Scope scope(String base) {
        Repository repository = twin.repository();
        return switch (base) {
            case REPOSITORY -> repository.scope();
            case ENVIRONMENT ->
                repository.environment("production").orElseThrow().scope();
            default -> twin.world.organization("octo-org").orElseThrow().scope();
        };
    }

    ResponseSpec get(String path) {
        return send("GET", path, "");
    }

    /** Calls with a token. */
    ResponseSpec send(String method, String path, String body) {
        return api.http()
                .method(HttpMethod.valueOf(method))
                .uri(path)
                .header("Authorization", "Bearer any")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** What a body has at a place; the call must have succeeded. */
    Object read(String path, String place) {
        var found = new AtomicReference<Object>();
        get(path).expectStatus().isOk().expectBody().jsonPath(place).value(found::set);
        return found.get();
    }
}
