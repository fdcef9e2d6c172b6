package io.actionsgateway.api.dispatch;

import static io.actionsgateway.api.dispatch.Dispatcher.ENTERPRISE;
import static io.actionsgateway.api.dispatch.Dispatcher.HERE;
import static io.actionsgateway.api.dispatch.Dispatcher.id;
import static io.actionsgateway.api.dispatch.Dispatcher.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.TestCallers;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.chaos.Fault;
import io.actionsgateway.simulation.chaos.FaultKind;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Which run came of which dispatch, where GitHub has not said. */
@DispatchTest
class ResolvingIT {

    private static final String DISPATCH = "actions/create-workflow-dispatch";
    private static final String SEARCH = "actions/list-workflow-runs";
    private static final String STAGING = "{\"ref\":\"main\",\"inputs\":{\"target\":\"staging\"}}";
    private static final String PRODUCTION = "{\"ref\":\"main\",\"inputs\":{\"target\":\"production\"}}";
    private static final String TRACED = "{\"ref\":\"main\",\"correlation_input\":\"trace\"}";

    @Autowired
    private ServiceClient service;

    @Autowired
    private TestCallers callers;

    @Autowired
    private MockGitHub twin;

    @Autowired
    private JdbcClient database;

    private Dispatcher me;

    @BeforeEach
    void meet() {
        database.sql("delete from dispatch").update();
        twin.reset(DispatchTwin.scenario());
        me = new Dispatcher(service, callers.with("me", TestCallers.everythingOn("octo-org/*", "ghes-org/*")), twin);
    }

    @Test
    void reportsWhatItCannotTellAndNeverGuesses() {
        twin.faults()
                .add(Fault.of(FaultKind.RESET).at(DISPATCH).afterPerforming().times(2));
        String staging = id(me.dispatch(HERE, "quick.yml", STAGING));
        String production = id(me.dispatch(HERE, "quick.yml", PRODUCTION));
        List<Long> runs = me.runs(HERE);

        for (String id : List.of(staging, production)) {
            JsonNode entry = Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> me.entry(id), seen -> seen.path("candidates").size() == 2);
            assertThat(entry.path("ambiguous").booleanValue()).isTrue();
            assertThat(entry.path("state").asString()).isEqualTo("unknown");
            assertThat(entry.path("candidates").valueStream().map(JsonNode::longValue))
                    .containsExactlyInAnyOrderElementsOf(runs);
        }
        assertStaysUnknown(staging);
        assertStaysUnknown(production);
    }

    @Test
    void givesRunsInOrderToDispatchesThatAskForTheSame() {
        twin.faults()
                .add(Fault.of(FaultKind.RESET).at(DISPATCH).afterPerforming().times(2));
        String first = id(me.dispatch(HERE, "quick.yml", STAGING));
        String second = id(me.dispatch(HERE, "quick.yml", STAGING));

        List<Long> found = Stream.of(first, second)
                .map(id -> me.await(id, "resolved").path("run_id").longValue())
                .toList();

        assertThat(found.reversed()).isEqualTo(me.runs(HERE));
    }

    @Test
    void tellsDispatchesApartByTheirTitles() {
        twin.faults().add(Fault.of(FaultKind.RESET).at(DISPATCH).afterPerforming());
        twin.faults().add(Fault.of(FaultKind.RESET).at(DISPATCH));
        twin.faults().add(Fault.of(FaultKind.RESET).at(DISPATCH).afterPerforming());
        List<String> ids = Stream.generate(() -> id(me.dispatch(HERE, "traced.yml", TRACED)))
                .limit(3)
                .toList();

        assertThat(title(me.await(ids.getFirst(), "resolved"))).isEqualTo("Deploy " + ids.getFirst());
        assertThat(title(me.await(ids.getLast(), "resolved"))).isEqualTo("Deploy " + ids.getLast());
        assertThat(me.await(ids.get(1), "failed").path("reason").asString()).isEqualTo("not_started");
        assertThat(me.runs(HERE)).hasSize(2);
    }

    @Test
    void callsNothingNotStartedThatMayBeSomebodyElses() {
        twin.faults().add(Fault.of(FaultKind.RESET).at(DISPATCH));
        String id = id(me.dispatch(HERE, "quick.yml", TRACED));
        me.dispatchByOthers(HERE, "quick.yml", STAGING);

        assertStaysUnknown(id);
        assertThat(me.entry(id).path("candidates").valueStream().map(JsonNode::longValue))
                .containsExactlyElementsOf(me.runs(HERE));
    }

    @Test
    void concludesNothingWhileGitHubDoesNotAnswer() {
        twin.faults().add(Fault.of(FaultKind.RESET).at(DISPATCH));
        twin.faults().add(Fault.of(FaultKind.SERVER_ERROR).at(SEARCH).times(1_000));
        String id = id(me.dispatch(HERE, "quick.yml", STAGING));

        assertStaysUnknown(id);
        twin.faults().clear();
        me.await(id, "failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE, ENTERPRISE})
    void givesDispatchesAtTheSameTimeTheirOwnRuns(String where) {
        List<String> ids = Stream.of("one", "two", "three")
                .map(target -> "{\"ref\":\"main\",\"inputs\":{\"target\":\"" + target + "\"}}")
                .map(body -> CompletableFuture.supplyAsync(() -> me.dispatch(where, "named.yml", body)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(Dispatcher::id)
                .toList();

        List<String> titles = ids.stream()
                .map(id -> Awaitility.await()
                        .atMost(Duration.ofSeconds(15))
                        .until(() -> me.entry(id), entry -> entry.path("run_id").isNumber()))
                .map(entry -> title(where, entry))
                .toList();

        assertThat(titles).containsExactly("one", "two", "three");
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE, ENTERPRISE})
    void findsRunsOfTheDialectsDispatches(String where) {
        if (where.equals(HERE)) {
            twin.faults().add(Fault.of(FaultKind.RESET).at(DISPATCH).afterPerforming());
        }
        me.inDialect(where, "quick.yml", STAGING);
        String id = json(me.get("/dispatches")).path("items").path(0).path("id").asString();

        assertThat(me.await(id, "resolved").path("run_id").longValue())
                .isEqualTo(me.runs(where).getFirst());
    }

    @Test
    void believesWhatGitHubTellsOfItself() {
        twin.faults().add(Fault.of(FaultKind.SERVER_ERROR).at(SEARCH).times(1_000));
        hook();
        twin.faults().add(Fault.of(FaultKind.RESET).at(DISPATCH).afterPerforming());
        String id = id(me.dispatch(HERE, "quick.yml", STAGING));

        assertThat(me.await(id, "resolved").path("run_id").longValue())
                .isEqualTo(me.runs(HERE).getFirst());
    }

    @Test
    void answersWhenTheRunHasEnded() {
        hook();

        HttpResponse<String> answer = me.waiting("?wait=PT20S", HERE, "quick.yml", STAGING);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).path("final").booleanValue()).isTrue();
        assertThat(json(answer).path("run").path("conclusion").asString()).isEqualTo("success");
        assertThat(json(answer).path("run").path("run_id"))
                .isEqualTo(json(answer).path("run_id"));
    }

    @Test
    void answersWithWhatIsKnownWhenTheWaitIsOver() {
        HttpResponse<String> answer = me.waiting("?wait=PT1S", HERE, "slow.yml", STAGING);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(json(answer).path("final").booleanValue()).isFalse();
        assertThat(json(answer).path("run_id").longValue())
                .isEqualTo(me.runs(HERE).getFirst());
    }

    private void hook() {
        me.tellOf(HERE, "http://localhost:" + service.port() + "/webhooks/github", ServiceClient.SECRET);
    }

    private String title(JsonNode entry) {
        return title(HERE, entry);
    }

    private String title(String where, JsonNode entry) {
        return me.askTwin(where + "/actions/runs/" + entry.path("run_id"))
                .path("display_title")
                .asString();
    }

    /** Also when its time is over and GitHub has been asked once more. */
    private void assertStaysUnknown(String id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> database.sql(
                                "select search_until < now() - interval '2 seconds' from dispatch where id = :id::uuid")
                        .param("id", id)
                        .query(Boolean.class)
                        .single());
        assertThat(me.entry(id).path("state").asString()).isEqualTo("unknown");
    }
}
