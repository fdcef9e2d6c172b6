package io.actionsgateway.api.dispatch;

import static io.actionsgateway.api.dispatch.Dispatcher.ENTERPRISE;
import static io.actionsgateway.api.dispatch.Dispatcher.HERE;
import static io.actionsgateway.api.dispatch.Dispatcher.id;
import static io.actionsgateway.api.dispatch.Dispatcher.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.As;
import io.actionsgateway.api.v3.TestCallers;
import io.actionsgateway.api.v3.UpstreamCalls;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Grant;
import io.actionsgateway.security.Level;
import io.actionsgateway.simulation.MockGitHub;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who may dispatch what, and who may read of it. */
@DispatchTest
class DispatchRulesIT {

    private static final String BODY = "{\"ref\":\"main\",\"inputs\":{\"target\":\"staging\"}}";

    @Autowired
    private ServiceClient service;

    @Autowired
    private TestCallers callers;

    @Autowired
    private MockGitHub twin;

    @Autowired
    private UpstreamCalls upstream;

    @Autowired
    private JdbcClient database;

    private Dispatcher me;

    @BeforeEach
    void meet() {
        database.sql("delete from dispatch").update();
        twin.reset(DispatchTwin.scenario());
        me = new Dispatcher(service, callers.with("me", TestCallers.everythingOn("octo-org/*", "ghes-org/*")), twin);
        upstream.fromHere();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quick.yml|{\"ref\":\"gone\"}|422|invalid-ref|invalid_ref",
                "quick.yml|{\"ref\":\"main\",\"inputs\":{\"other\":\"x\"}}|422|invalid-inputs|invalid_inputs",
                "missing.yml|{\"ref\":\"main\"}|404|not-found|not_found",
                "ruled.yml|{\"ref\":\"main\",\"inputs\":{\"target\":\"production\"}}|403|dispatch_rule|dispatch_rule",
                "ruled.yml|{\"ref\":\"other\"}|403|dispatch_rule|dispatch_rule"
            })
    void keepsWhyNothingWasStarted(String workflow, String body, int status, String type, String reason) {
        HttpResponse<String> answer = me.dispatch(HERE, workflow, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("type").asString()).endsWith(":" + type);
        JsonNode entry = json(me.get("/dispatches")).path("items").path(0);
        assertThat(entry.path("state").asString()).isEqualTo("failed");
        assertThat(entry.path("reason").asString()).isEqualTo(reason);
        assertThat(me.runs(HERE)).isEmpty();
    }

    @Test
    void startsNoWorkflowThatIsDisabled() {
        new As(service, callers.with("admin", TestCallers.everythingOn("octo-org/*")))
                .send("PUT", "/api/v3" + HERE + "/actions/workflows/quick.yml/disable", "");

        HttpResponse<String> answer = me.dispatch(HERE, "quick.yml", BODY);

        assertThat(json(answer).path("type").asString()).endsWith(":workflow-disabled");
        assertThat(json(me.get("/dispatches"))
                        .path("items")
                        .path(0)
                        .path("reason")
                        .asString())
                .isEqualTo("workflow_disabled");
    }

    @Test
    void startsWhatTheRulesAllow() {
        assertThat(me.dispatch(HERE, "ruled.yml", BODY).statusCode()).isEqualTo(201);
    }

    @Test
    void startsOnlyWhatTheGrantsName() {
        Dispatcher limited = caller("limited", TestCallers.limited(Set.of("quick.yml"), Set.of(), "octo-org/*"));

        assertThat(limited.dispatch(HERE, "quick.yml", BODY).statusCode()).isEqualTo(201);
        HttpResponse<String> other = limited.dispatch(HERE, "traced.yml", BODY);

        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(json(other).path("type").asString()).endsWith(":workflow_not_granted");
        assertThat(me.runs(HERE)).hasSize(1);
    }

    @Test
    void asksNothingForWhoMayNotWrite() {
        Dispatcher reader = caller("reader", TestCallers.only(Area.ACTIONS, Level.READ, "octo-org/*"));
        Dispatcher stranger = caller("stranger", TestCallers.everythingOn("other-org/*"));

        assertThat(reader.dispatch(HERE, "quick.yml", BODY).statusCode()).isEqualTo(403);
        assertThat(stranger.dispatch(HERE, "quick.yml", BODY).statusCode()).isEqualTo(404);
        assertThat(upstream.sinceThen()).isEmpty();
        assertThat(database.sql("select count(*) from dispatch")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|body",
                "[]|body",
                "{\"ref\":\"main\",\"ref\":\"other\"}|body",
                "{\"ref\":\"main\",\"return_run_details\":true}|body",
                "{}|ref",
                "{\"ref\":\" \"}|ref",
                "{\"ref\":1}|ref",
                "{\"ref\":\"main\",\"inputs\":[]}|inputs",
                "{\"ref\":\"main\",\"inputs\":{\"target\":null}}|inputs",
                "{\"ref\":\"main\",\"inputs\":{\"target\":{}}}|inputs",
                "{\"ref\":\"main\",\"inputs\":{\"trace\":\"x\"},\"correlation_input\":\"trace\"}|correlation_input",
                "{\"ref\":\"main\",\"correlation_input\":7}|correlation_input"
            })
    void refusesWhatIsNoDispatch(String body, String parameter) {
        HttpResponse<String> answer = me.dispatch(HERE, "quick.yml", body == null ? "" : body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("parameter").asString()).isEqualTo(parameter);
        assertThat(upstream.sinceThen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"?wait=soon", "?wait=PT20M", "?wait=-PT1S", "?await=PT1S"})
    void refusesWaitsThatAreNone(String query) {
        assertThat(me.waiting(query, HERE, "quick.yml", BODY).statusCode()).isEqualTo(400);
        assertThat(me.get("/dispatches/00000000-0000-4000-8000-000000000001" + query)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void tellsOnlyOfOnesOwnDispatches() {
        String mine = id(me.dispatch(HERE, "quick.yml", BODY));
        Dispatcher other = caller("other", TestCallers.everythingOn("octo-org/*"));
        Dispatcher admin = caller("reading-admin", TestCallers.only(Area.ADMINISTRATION, Level.READ, "*"));

        assertThat(other.get("/dispatches/" + mine).statusCode()).isEqualTo(404);
        assertThat(other.get("/dispatches/nothing").statusCode()).isEqualTo(404);
        assertThat(json(other.get("/dispatches")).path("items")).isEmpty();
        assertThat(admin.entry(mine).path("subject").asString()).isEqualTo("key:me");
        assertThat(json(admin.get("/dispatches")).path("items")).hasSize(1);
    }

    @Test
    void listsPageByPageNewestFirst() {
        String first = id(me.dispatch(HERE, "quick.yml", BODY));
        String second = id(me.dispatch(HERE, "quick.yml", BODY));
        me.dispatch(HERE, "quick.yml", "{\"ref\":\"gone\"}");
        JsonNode page = json(me.get("/dispatches?limit=1&state=dispatched&repository=Octo-Org/Hello-World"));
        JsonNode next = json(me.get("/dispatches?limit=1&state=dispatched&repository=Octo-Org/Hello-World&cursor="
                + page.path("next_cursor").asString()));

        assertThat(page.path("items").path(0).path("id").asString()).isEqualTo(second);
        assertThat(next.path("items").path(0).path("id").asString()).isEqualTo(first);
        assertThat(next.path("next_cursor").isNull()).isTrue();
        long run = page.path("items").path(0).path("run_id").longValue();
        assertThat(json(me.get("/dispatches?run_id=" + run)).path("items")).hasSize(1);
        assertThat(json(me.get("/dispatches?repository=octo-org/other")).path("items"))
                .isEmpty();
        assertThat(me.get("/dispatches?state=lost").statusCode()).isEqualTo(400);
        assertThat(me.get("/dispatches?run_id=x").statusCode()).isEqualTo(400);
    }

    @Test
    void keepsInputsNowhere() {
        me.dispatch(HERE, "quick.yml", "{\"ref\":\"main\",\"inputs\":{\"target\":\"c4n4ry-of-an-input\"}}");

        assertThat(database.sql("select row_to_json(dispatch)::text from dispatch")
                        .query(String.class)
                        .single())
                .doesNotContain("c4n4ry-of-an-input");
    }

    @Test
    void putsADispatchOnRecord() {
        HttpResponse<String> answer = me.dispatch(ENTERPRISE, "quick.yml", BODY);

        assertThat(database.sql("select count(*) from audit_entry where request_id = :id and outcome = 'started'")
                        .param("id", answer.headers().firstValue("X-Request-Id").orElseThrow())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private Dispatcher caller(String name, Grant grant) {
        return new Dispatcher(service, callers.with(name, grant), twin);
    }
}
