package io.actionsgateway.api.v3.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.As;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.api.v3.TestCallers;
import io.actionsgateway.api.v3.UpstreamCalls;
import io.actionsgateway.api.v3.table.OperationTable;
import io.actionsgateway.api.v3.table.Row;
import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Grant;
import io.actionsgateway.security.Level;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How far grants go, over HTTP. */
@DialectTest
class AccessIT {

    private static final String WORLD = "/api/v3/repos/octo-org/hello-world";
    private static final String MOON = "/api/v3/repos/octo-org/hello-moon";

    @Autowired
    private ServiceClient service;

    @Autowired
    private TestCallers callers;

    @Autowired
    private UpstreamCalls upstream;

    @Autowired
    private OperationTable table;

    @BeforeEach
    void forget() {
        upstream.fromHere();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actions/runs", "/actions/runs/1", "/environments", "", "/contents/a", "/hooks/1/deliveries"})
    void answersForAPlaceThatIsNotGrantedAsForOneThatIsNowhere(String path) {
        As caller = as("reader", TestCallers.only(Area.ACTIONS, Level.READ, "octo-org/hello-world"));

        HttpResponse<String> notGranted = caller.get(MOON + path);
        HttpResponse<String> nowhere = caller.get("/api/v3/repos/octo-org/nothing" + path);

        assertThat(notGranted.statusCode()).isEqualTo(404);
        assertThat(notGranted.body()).isEqualTo(nowhere.body()).contains("\"message\":\"Not Found\"");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(upstream.sinceThen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"octo-org/hello-world", "OCTO-ORG/*", "octo-org/hello-*", "*"})
    void letsThroughWhatAPatternSpeaksFor(String pattern) {
        As caller = as("reader", TestCallers.only(Area.ACTIONS, Level.READ, pattern));

        assertThat(caller.get("/api/v3/repos/Octo-Org/Hello-World/actions/workflows")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /actions/workflows/ci.yml/dispatches, actions=write",
        "DELETE, /actions/runs/1, actions=write",
        "POST, /actions/runs/1/pending_deployments, deployments=write",
        "GET, /actions/variables, variables=read",
        "GET, /actions/secrets, secrets=read",
        "GET, /environments/production/variables, environments=read",
        "PUT, /environments/production, administration=write"
    })
    void namesThePermissionThatIsMissing(String method, String path, String needed) {
        As caller = as("reader", TestCallers.only(Area.ACTIONS, Level.READ, "octo-org/hello-world"));

        HttpResponse<String> answer = caller.send(method, WORLD + path, method.equals("GET") ? "" : "{}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("X-Accepted-GitHub-Permissions")).contains(needed);
        assertThat(answer.body()).contains("Resource not accessible by this caller");
        assertThat(upstream.sinceThen()).isEmpty();
    }

    @Test
    void showsTheRepositoryToWhoeverHasAnyGrantOnIt() {
        As caller = as("variables", TestCallers.only(Area.VARIABLES, Level.READ, "octo-org/hello-world"));

        assertThat(caller.get(WORLD).statusCode()).isEqualTo(200);
    }

    @Test
    void wantsAGrantOnTheOrganizationItselfForItsOwnResources() {
        As repositories = as("repositories", TestCallers.everythingOn("octo-org/*"));
        As organization = as("organization", TestCallers.only(Area.VARIABLES, Level.READ, "octo-org"));
        String variables = "/api/v3/orgs/octo-org/actions/variables";

        assertThat(repositories.get(variables).statusCode()).isEqualTo(404);
        assertThat(repositories
                        .get("/api/v3/organizations/octo-org/actions/cache/storage-limit")
                        .statusCode())
                .isEqualTo(404);
        assertThat(repositories
                        .get("/api/v3/orgs/octo-org%2Fhello-world/actions/variables")
                        .statusCode())
                .isGreaterThanOrEqualTo(400)
                .isLessThan(500);
        assertThat(organization.get("/api/v3/orgs/octo-org/actions/secrets").statusCode())
                .isEqualTo(403);
        assertThat(upstream.sinceThen()).isEmpty();

        assertThat(organization.get(variables).statusCode()).isEqualTo(200);
    }

    @Test
    void showsTheDeliveriesOfTheAppToThoseWhoMayEverything() {
        As owner = as("owner", TestCallers.everythingOn("octo-org", "octo-org/*"));

        assertThat(owner.get("/api/v3/app/hook/deliveries").statusCode()).isEqualTo(404);
        assertThat(owner.post("/api/v3/app/hook/deliveries/1/attempts", "").statusCode())
                .isEqualTo(404);
        assertThat(upstream.sinceThen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /environments/production",
        "GET, /environments/Production/variables",
        "DELETE, /environments/production/secrets/DEPLOY_KEY",
        "PUT, /environments/production"
    })
    void keepsCallersToTheirEnvironments(String method, String path) {
        Grant staging = TestCallers.limited(Set.of(), Set.of("staging*"), "octo-org/hello-world");

        HttpResponse<String> answer =
                as("staging", staging).send(method, WORLD + path, method.equals("PUT") ? "{}" : "");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("environment_not_granted");
        assertThat(upstream.sinceThen()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void knowsWhatEveryWriteNeeds(ApiVersion version) {
        assertThat(table.rows(version))
                .filteredOn(Row::writes)
                .allSatisfy(row -> assertThat(row.area()).as(row.id()).isNotNull());
    }

    @Test
    void holdsGrantsAgainstOurOwnResourcesToo() {
        As reader = as("reader", TestCallers.only(Area.ACTIONS, Level.READ, "octo-org/hello-world"));
        As variables = as("variables", TestCallers.only(Area.VARIABLES, Level.READ, "octo-org/hello-world"));

        HttpResponse<String> notGranted = reader.get("/api/v1/repos/octo-org/hello-moon/runs");
        assertThat(notGranted.statusCode()).isEqualTo(404);
        assertThat(notGranted.body())
                .isEqualTo(reader.get("/api/v1/repos/octo-org/nothing/runs").body());
        assertThat(reader.get("/api/v1/repos/octo-org/hello-moon/runs/1/jobs").statusCode())
                .isEqualTo(404);
        assertThat(reader.get("/api/v1/repos/octo-org/hello-world/runs").statusCode())
                .isEqualTo(200);
        assertThat(variables.get("/api/v1/repos/octo-org/hello-world/runs").statusCode())
                .isEqualTo(403);
        assertThat(reader.get("/api/v1/deliveries").statusCode()).isEqualTo(403);
        assertThat(reader.post("/api/v1/deliveries/1/requeue", "").statusCode()).isEqualTo(403);
        assertThat(reader.get("/api/v1/budget").statusCode()).isEqualTo(200);
    }

    @Test
    void showsTheInboxToReadersButLetsOnlyWritersRequeue() {
        As reader = as("inbox", TestCallers.only(Area.ADMINISTRATION, Level.READ, "*"));

        assertThat(reader.get("/api/v1/deliveries").statusCode()).isEqualTo(200);
        assertThat(reader.post("/api/v1/deliveries/1/requeue", "").statusCode()).isEqualTo(403);
    }

    private As as(String name, Grant... grants) {
        return new As(service, callers.with("access-" + name, grants));
    }
}
