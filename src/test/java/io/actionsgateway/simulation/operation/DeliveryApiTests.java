package io.actionsgateway.simulation.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.HookClient;
import io.actionsgateway.simulation.TestCourier;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.hook.Letter;
import io.actionsgateway.simulation.hook.WebhookSignature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DeliveryApiTests {

    private static final String REPOSITORY = "/repos/octo-org/hello-world";
    private static final String BODY = """
            {"name": "web", "events": ["workflow_run"],
             "config": {"url": "http://127.0.0.1:9/in", "content_type": "json", "secret": "old"}}""";

    private final TestTwin twin = new TestTwin();
    private final ApiClient api = new ApiClient(twin);
    private final HookClient hooks = new HookClient(api);

    /** A hook of the owner, after a run. */
    private String deliveries(String owner) {
        String path = owner.equals("/app") ? appHook() : hooks.path(owner, hooks.create(owner, BODY));
        twin.played("ci.yml", Map.of());
        twin.settle();
        return path + "/deliveries";
    }

    private String appHook() {
        hooks.patch("/app/hook/config", "{\"url\": \"http://127.0.0.1:9/app\", \"secret\": \"old\"}");
        return "/app/hook";
    }

    @ParameterizedTest
    @ValueSource(strings = {REPOSITORY, "/orgs/octo-org", "/app"})
    void listsNewestFirstWhatAHookDelivered(String owner) {
        JsonNode list = hooks.read(deliveries(owner));
        JsonNode newest = list.get(0);
        assertThat(newest.get("event").asString()).isEqualTo("workflow_run");
        assertThat(newest.get("action").asString()).isEqualTo("completed");
        assertThat(newest.get("delivered_at").asString()).isEqualTo("2026-05-01T10:00:05Z");
        assertThat(newest.get("status").asString()).isEqualTo("OK");
        assertThat(newest.get("status_code").asInt()).isEqualTo(202);
        assertThat(newest.get("duration").asDouble()).isEqualTo(0.27);
        assertThat(newest.get("redelivery").asBoolean()).isFalse();
        assertThat(newest.get("repository_id").asLong()).isEqualTo(1296269);
        assertThat(newest.get("installation_id").isNull()).isEqualTo(!owner.equals("/app"));
        assertThat(newest.get("id").asLong())
                .isGreaterThan(list.get(1).get("id").asLong());
        assertThat(list).hasSize(owner.equals("/app") ? 16 : 4);
    }

    @Test
    void showsWhatWasSentAndAnswered() {
        String deliveries = deliveries(REPOSITORY);
        JsonNode one =
                hooks.read(deliveries + "/" + hooks.read(deliveries).get(0).get("id"));
        Letter sent = twin.courier.letters().getLast();
        assertThat(one.get("url").asString()).isEqualTo("http://127.0.0.1:9/in");
        assertThat(one.at("/request/headers/X-GitHub-Delivery")).isEqualTo(one.get("guid"));
        assertThat(one.at("/request/headers/X-Hub-Signature-256").asString())
                .isEqualTo(sent.headers().get("X-Hub-Signature-256"));
        assertThat(one.at("/request/payload").toString()).isEqualTo(TestCourier.body(sent));
        assertThat(one.at("/response/headers/Content-Type").asString()).isEqualTo("text/plain");
        assertThat(one.at("/response/payload").asString()).isEqualTo("got it");
    }

    @Test
    void pagesByCursorAlsoWhileNewDeliveriesCome() {
        String deliveries = deliveries(REPOSITORY);
        List<Long> all = new ArrayList<>();
        hooks.read(deliveries).forEach(each -> all.add(each.get("id").asLong()));
        List<Long> paged = new ArrayList<>();
        String next = deliveries + "?per_page=1";
        while (next != null) {
            hooks.read(next).forEach(each -> paged.add(each.get("id").asLong()));
            next = link(next, "next");
            twin.played("ci.yml", Map.of());
            twin.settle();
        }
        assertThat(paged).isEqualTo(all);
        String second = link(deliveries + "?per_page=1", "next");
        assertThat(second).matches(".*/deliveries\\?per_page=1&cursor=v1_[0-9]+");
        assertThat(hooks.read(link(second, "prev"))).isEqualTo(hooks.read(deliveries + "?per_page=1"));
        ApiClient.refused(api.get(deliveries + "?cursor=9"), 400, "Invalid cursor");
    }

    private String link(String path, String relation) {
        String links =
                api.get(path).returnResult(byte[].class).getResponseHeaders().getFirst("Link");
        return links == null || !links.contains("rel=\"" + relation)
                ? null
                : links.replaceAll("^.*?<http://localhost:8090([^>]*)>; rel=\"" + relation + "\".*$", "$1");
    }

    @Test
    void filtersByOutcome() {
        twin.courier.answerWith(500);
        String deliveries = deliveries(REPOSITORY);
        twin.courier.answerWith(204);
        twin.played("ci.yml", Map.of());
        twin.settle();
        assertThat(hooks.read(deliveries + "?status=success"))
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.get("status").asString()).isEqualTo("OK"));
        assertThat(hooks.read(deliveries + "?status=failure"))
                .hasSize(4)
                .allSatisfy(each -> assertThat(each.get("status").asString()).isEqualTo("Invalid HTTP Response: 500"));
        ApiClient.refused(
                api.get(deliveries + "?status=lost"),
                422,
                "Invalid request.\n\n\"lost\" is not a possible value. Must be one of the following: success, failure.");
    }

    @ParameterizedTest
    @ValueSource(strings = {REPOSITORY, "/orgs/octo-org", "/app"})
    void redeliversTheSameBytesUnderTheSameGuidSignedWithThePresentSecret(String owner) {
        String deliveries = deliveries(owner);
        JsonNode old = hooks.read(deliveries).get(0);
        Letter first = twin.courier.letters().getLast();
        hooks.patch(deliveries.replace("/deliveries", "/config"), "{\"secret\": \"new\"}");
        twin.time.advance(Duration.ofHours(1));
        api.post(deliveries + "/" + old.get("id") + "/attempts", "")
                .expectStatus()
                .isAccepted();
        twin.settle();
        Letter second = twin.courier.letters().getLast();
        assertThat(second).isNotSameAs(first);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().get("X-GitHub-Delivery"))
                .isEqualTo(first.headers().get("X-GitHub-Delivery"));
        assertThat(second.headers().get("X-Hub-Signature-256"))
                .isEqualTo(WebhookSignature.sha256(new Secret("new"), first.body()));
        JsonNode again = hooks.read(deliveries).get(0);
        assertThat(again.get("guid")).isEqualTo(old.get("guid"));
        assertThat(again.get("id")).isNotEqualTo(old.get("id"));
        assertThat(again.get("redelivery").asBoolean()).isTrue();
        assertThat(again.get("delivered_at").asString()).isEqualTo("2026-05-01T11:01:00Z");
    }

    @Test
    void forgetsAfterThreeDays() {
        String deliveries = deliveries(REPOSITORY);
        JsonNode newest = hooks.read(deliveries).get(0);
        twin.time.advance(Duration.ofDays(3));
        assertThat(hooks.read(deliveries)).isEmpty();
        String path = deliveries + "/" + newest.get("id");
        ApiClient.refused(api.get(path), 404, "Not Found");
        ApiClient.refused(api.post(path + "/attempts", ""), 404, "Not Found");
    }

    @Test
    void keepsTheDeliveriesOfHooksApart() {
        String mine = deliveries(REPOSITORY);
        String other = hooks.path("/orgs/octo-org", hooks.create("/orgs/octo-org", BODY)) + "/deliveries";
        ApiClient.refused(api.get(other + "/" + hooks.read(mine).get(0).get("id")), 404, "Not Found");
        ApiClient.refused(api.get(REPOSITORY + "/hooks/1/deliveries"), 404, "Not Found");
    }
}
