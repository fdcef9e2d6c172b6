package io.actionsgateway.api.v3.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.RawHttp;
import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.api.v3.UpstreamCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What does not reach GitHub, and how odd a request may be that does; sent byte by byte. */
@DialectTest
class InputIT {

    private static final String REPO = "/repos/octo-org/hello-world";

    private static final String ACTIONS = REPO + "/actions";

    private static final String DISPATCH = ACTIONS + "/workflows/ci.yml/dispatches";

    private static final String SECRET = ACTIONS + "/secrets/TOKEN";

    private static final int NO_FIELD = 400;

    private static final int FIELD = 422;

    @Autowired
    private ServiceClient client;

    @Autowired
    private UpstreamCalls upstream;

    @BeforeEach
    void forget() {
        upstream.fromHere();
    }

    /** One request, and what becomes of it; {@code tells} is the field at fault, or words of the message. */
    record Case(String method, String path, String body, int status, String tells) {

        static Case get(String path, int status, String tells) {
            return new Case("GET", path, "", status, tells);
        }

        static Case dispatch(String body, int status, String tells) {
            return new Case("POST", DISPATCH, body, status, tells);
        }

        @Override
        public String toString() {
            String shown = method + " " + path + " " + body;
            return shown.length() < 120 ? shown : shown.substring(0, 120) + "...";
        }
    }

    static Stream<Case> paths() {
        return Stream.of(
                Case.get(ACTIONS + "/runs/abc", FIELD, "run_id"),
                Case.get(ACTIONS + "/runs/1.5", FIELD, "run_id"),
                Case.get(ACTIONS + "/runs/0x10", FIELD, "run_id"),
                Case.get(ACTIONS + "/runs/9223372036854775808", FIELD, "run_id"),
                Case.get(ACTIONS + "/runs/%D9%A1", FIELD, "run_id"),
                Case.get(ACTIONS + "/runs/1/attempts/first", FIELD, "attempt_number"),
                Case.get(ACTIONS + "/jobs/x/logs", FIELD, "job_id"),
                Case.get(ACTIONS + "/artifacts/1/tar", FIELD, "archive_format"),
                Case.get(ACTIONS + "/workflows/ci", FIELD, "workflow_id"),
                Case.get(ACTIONS + "/workflows/ci.yml.exe", FIELD, "workflow_id"),
                Case.get(ACTIONS + "/workflows/99999999999999999999", FIELD, "workflow_id"),
                Case.get(ACTIONS + "/variables/1ST", FIELD, "name"),
                Case.get(ACTIONS + "/variables/A-B", FIELD, "name"),
                Case.get(ACTIONS + "/variables/" + "A".repeat(256), FIELD, "name"),
                Case.get(ACTIONS + "/secrets/A%20B", FIELD, "secret_name"),
                Case.get(ACTIONS + "/secrets/GITHUB_TOKEN", FIELD, "secret_name"),
                Case.get(REPO + "/environments/" + "e".repeat(256), FIELD, "environment_name"),
                Case.get(REPO + "/environments/%20", FIELD, "environment_name"),
                Case.get(REPO + "/check-runs/x/annotations", FIELD, "check_run_id"));
    }

    static Stream<Case> queries() {
        String runs = ACTIONS + "/runs?";
        return Stream.of(
                Case.get(runs + "per_page=ten", FIELD, "per_page"),
                Case.get(runs + "per_page=0", FIELD, "per_page"),
                Case.get(runs + "per_page=-1", FIELD, "per_page"),
                Case.get(runs + "page=99999999999999999999", FIELD, "page"),
                Case.get(runs + "page=1&page=2", FIELD, "page"),
                Case.get(runs + "status=sleeping", FIELD, "status"),
                Case.get(runs + "exclude_pull_requests=maybe", FIELD, "exclude_pull_requests"),
                Case.get(runs + "check_suite_id=x", FIELD, "check_suite_id"),
                Case.get(runs + "created=" + "2".repeat(101), FIELD, "created"),
                Case.get(runs + "branch=a%0d%0aX:1", FIELD, "branch"),
                Case.get(runs + "branch=a%00", FIELD, "branch"),
                Case.get(runs + "branch=%ff", FIELD, "branch"),
                Case.get(runs + "unknown=a%0a", FIELD, "unknown"),
                Case.get(runs + "branch=" + "b".repeat(513), FIELD, "branch"),
                Case.get(ACTIONS + "/caches?sort=name", FIELD, "sort"),
                Case.get(ACTIONS + "/caches?direction=up", FIELD, "direction"),
                Case.get(ACTIONS + "/runs/1/jobs?filter=some", FIELD, "filter"),
                Case.get(ACTIONS + "/concurrency_groups/a?ahead_of_run=0", FIELD, "ahead_of_run"),
                new Case("DELETE", ACTIONS + "/caches", "", FIELD, "key"),
                new Case("DELETE", ACTIONS + "/caches?key=", "", FIELD, "key"),
                Case.get(runs + "access_token=abc", NO_FIELD, "Credentials do not belong"),
                Case.get(runs + "Access-Token=abc", NO_FIELD, "Credentials do not belong"),
                Case.get(runs + "client_id=a&client_secret=b", NO_FIELD, "Credentials do not belong"),
                Case.get(runs + "a=&".repeat(51), NO_FIELD, "more than 50 parameters"));
    }

    static Stream<Case> bodies() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        return Stream.of(
                Case.dispatch("", FIELD, "ref"),
                Case.dispatch("   ", FIELD, "ref"),
                Case.dispatch("{}", FIELD, "ref"),
                Case.dispatch("{\"ref\":1}", FIELD, "ref"),
                Case.dispatch("{\"ref\":null}", FIELD, "ref"),
                Case.dispatch("{\"ref\":\"\"}", FIELD, "ref"),
                Case.dispatch("{\"ref\":\"main\\nX\"}", FIELD, "ref"),
                Case.dispatch("{\"ref\":\"main\\u0000\"}", FIELD, "ref"),
                Case.dispatch("{\"ref\":\"" + "r".repeat(256) + "\"}", FIELD, "ref"),
                Case.dispatch("{\"ref\":\"main\",\"inputs\":[]}", FIELD, "inputs"),
                Case.dispatch("{\"ref\":\"main\",\"inputs\":{" + fields(26) + "}}", FIELD, "inputs"),
                Case.dispatch(
                        "{\"ref\":\"main\",\"inputs\":{\"outcome\":\"" + "x".repeat(65_536) + "\"}}", FIELD, "inputs"),
                Case.dispatch("{\"ref\":\"main\",\"return_run_details\":\"yes\"}", FIELD, "return_run_details"),
                new Case("POST", REPO + "/dispatches", "{\"event_type\":\"\"}", FIELD, "event_type"),
                new Case("POST", REPO + "/dispatches", "{\"event_type\":\"a\\rb\"}", FIELD, "event_type"),
                new Case(
                        "POST",
                        REPO + "/dispatches",
                        "{\"event_type\":\"a\",\"client_payload\":{" + fields(11) + "}}",
                        FIELD,
                        "client_payload"),
                new Case("POST", ACTIONS + "/variables", "{\"name\":\"A\"}", FIELD, "value"),
                new Case("POST", ACTIONS + "/variables", "{\"name\":\"A B\",\"value\":\"\"}", FIELD, "name"),
                new Case(
                        "POST",
                        ACTIONS + "/variables",
                        "{\"name\":\"A\",\"value\":\"" + "v".repeat(49_153) + "\"}",
                        FIELD,
                        "value"),
                new Case(
                        "PUT",
                        SECRET,
                        "{\"encrypted_value\":\"not sealed!\",\"key_id\":\"1\"}",
                        FIELD,
                        "encrypted_value"),
                new Case("PUT", REPO + "/environments/new", "{\"colour\":\"red\"}", FIELD, "colour"),
                new Case("PUT", REPO + "/environments/new", "{\"wait_timer\":\"1\"}", FIELD, "wait_timer"),
                new Case(
                        "POST",
                        ACTIONS + "/runs/1/pending_deployments",
                        "{\"environment_ids\":[1],\"state\":\"maybe\",\"comment\":\"\"}",
                        FIELD,
                        "state"),
                Case.dispatch("{\"ref\":", NO_FIELD, "Problems parsing JSON"),
                Case.dispatch("ref=main", NO_FIELD, "Problems parsing JSON"),
                Case.dispatch("{\"ref\":\"main\"} {}", NO_FIELD, "Problems parsing JSON"),
                Case.dispatch("{\"ref\":\"main\",\"ref\":\"other\"}", NO_FIELD, "Problems parsing JSON"),
                Case.dispatch("{\"ref\":\"main\",\"a\":" + "9".repeat(2_000) + "}", NO_FIELD, "Problems parsing JSON"),
                Case.dispatch(deep, NO_FIELD, "Problems parsing JSON"),
                Case.dispatch("{\"ref\":\"main\",\"inputs\":{\"a\":" + deep + "}}", NO_FIELD, "Problems parsing JSON"),
                Case.dispatch("\u00ef\u00bb\u00bf{\"ref\":\"main\"}", NO_FIELD, "Problems parsing JSON"),
                Case.dispatch("\u00ff\u00fe{\u0000}\u0000", NO_FIELD, "Problems parsing JSON"),
                Case.dispatch("{\"ref\":\"\u00c3(\"}", NO_FIELD, "Problems parsing JSON"),
                Case.dispatch("[]", NO_FIELD, "Body should be a JSON object"),
                Case.dispatch("null", NO_FIELD, "Body should be a JSON object"),
                new Case("POST", ACTIONS + "/runs/1/cancel", "{", NO_FIELD, "Problems parsing JSON"));
    }

    private static String fields(int count) {
        return Stream.iterate(0, i -> i < count, i -> i + 1)
                .map(i -> "\"f" + i + "\":1")
                .reduce((one, other) -> one + "," + other)
                .orElse("");
    }

    @ParameterizedTest
    @MethodSource({"paths", "queries", "bodies"})
    void refusesBeforeGitHubIsAsked(Case wrong) throws IOException {
        RawHttp.Answer answer = send(wrong.method(), wrong.path(), wrong.body());

        assertThat(answer.status()).as(answer.body()).isEqualTo(wrong.status());
        JsonNode said = JsonMapper.shared().readTree(answer.body());
        assertThat(said.path("status").asString()).isEqualTo(Integer.toString(wrong.status()));
        assertThat(said.path("documentation_url").asString()).startsWith("https://docs.github.com/");
        if (wrong.status() == FIELD) {
            assertThat(said.path("message").asString()).startsWith("Invalid request.\n\n");
            assertThat(said.path("errors")
                            .valueStream()
                            .map(each -> each.path("field").asString()))
                    .contains(wrong.tells());
        } else {
            assertThat(said.path("message").asString()).contains(wrong.tells());
        }
        assertThat(answer.body().length()).isLessThan(4_000);
        assertThat(upstream.sinceThen()).isEmpty();
    }

    @Test
    void saysWhatGitHubSays() throws IOException {
        assertThat(send("POST", DISPATCH, "{}").body())
                .contains("\"message\":\"Invalid request.\\n\\n\\\"ref\\\" wasn't supplied.\"")
                .contains("\"errors\":[{\"resource\":\"body\",\"field\":\"ref\",\"code\":\"missing_field\"}]");
    }

    @Test
    void doesNotRepeatWhatMayBeASecret() throws IOException {
        assertThat(send("PUT", SECRET, "{\"encrypted_value\":\"hunter2!\",\"key_id\":\"1\"}")
                        .body())
                .doesNotContain("hunter2");
    }

    static Stream<Case> reads() {
        return Stream.of(
                Case.get(ACTIONS + "/runs?branch=topic%2Fa%2Bb", 200, "branch=topic%2Fa%2Bb"),
                Case.get(ACTIONS + "/runs?created=%3E%3D2020-01-01", 200, "created=%3E%3D2020-01-01"),
                Case.get(ACTIONS + "/runs?branch=&event=&per_page=51", 200, "branch=&event=&per_page=51"),
                Case.get(ACTIONS + "/runs?per_page=1000", 200, "per_page=1000"),
                Case.get(ACTIONS + "/runs?status=startup_failure", 200, "status=startup_failure"),
                Case.get(ACTIONS + "/runs?exclude_pull_requests=true", 200, "exclude_pull_requests=true"),
                Case.get(ACTIONS + "/runs?actor=a+b", 200, "actor=a%20b"),
                Case.get(
                        ACTIONS + "/runs?some=thing&labels[]=1&labels[]=2",
                        200,
                        "labels%5B%5D=1&labels%5B%5D=2&some=thing"),
                Case.get(ACTIONS + "/workflows/ci.yml", 200, "/workflows/ci.yml"),
                Case.get("/repos/Octo-Org/HELLO-world/actions/workflows", 200, "/actions/workflows"),
                Case.get(REPO + "/environments/%C3%BCber", 404, "/environments/%C3%BCber"),
                Case.get(ACTIONS + "/runs/9223372036854775807", 404, "/runs/9223372036854775807"));
    }

    @ParameterizedTest
    @MethodSource("reads")
    void asksGitHubOnceInOneSpelling(Case fine) throws IOException {
        RawHttp.Answer answer = send(fine.method(), fine.path(), "");

        assertThat(answer.status()).as(answer.body()).isEqualTo(fine.status());
        assertThat(upstream.sinceThen()).hasSize(1);
        assertThat(upstream.sinceThen().getFirst().url().toString()).endsWith(fine.tells());
    }

    static Stream<String> accepts() {
        return Stream.of(
                "",
                "*/*",
                "application/vnd.github.v3+json",
                "application/vnd.github.antiope-preview+json, application/vnd.github.merge-info-preview+json",
                "text/html",
                "a b c",
                ";;;",
                "x/".repeat(800));
    }

    @ParameterizedTest
    @MethodSource("accepts")
    void takesAnyAcceptForTheUsualOne(String accept) throws IOException {
        String path = ACTIONS + "/workflows?per_page=" + (accept.hashCode() % 1_000 + 2_000);

        assertThat(send("GET", path, "", "Accept: " + accept).status()).isEqualTo(200);
        assertThat(upstream.sinceThen())
                .singleElement()
                .satisfies(call -> assertThat(call.headers().get(HttpHeaders.ACCEPT))
                        .isEqualTo(List.of("application/vnd.github+json")));
    }

    static Stream<String> mediaTypes() {
        return Stream.of(
                "application/json; charset=utf-8",
                "application/x-www-form-urlencoded",
                "text/plain",
                "multipart/form-data",
                "nonsense");
    }

    @ParameterizedTest
    @MethodSource("mediaTypes")
    void readsJsonWhateverItIsCalled(String type) throws IOException {
        String body = "{ \"ref\": \"main\", \"inputs\": {\"seconds\": \"1\"}, \"unheard_of\": 1.0 }";

        assertThat(send("POST", DISPATCH, body, "Content-Type: " + type).status())
                .isEqualTo(204);
        assertThat(upstream.sinceThen()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("mediaTypes")
    void wantsNoBodyWhereGitHubReadsNone(String type) throws IOException {
        String workflow = ACTIONS + "/workflows/deploy.yml/enable";

        assertThat(send("PUT", workflow, "", "Content-Type: " + type).status()).isEqualTo(204);
        assertThat(send("PUT", workflow, "{}", "Content-Type: " + type).status())
                .isEqualTo(204);
        assertThat(send("GET", ACTIONS + "/workflows", "not JSON", "Content-Type: " + type)
                        .status())
                .isEqualTo(200);
    }

    private RawHttp.Answer send(String method, String path, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        String more = Stream.of(headers).map(each -> each + "\r\n").reduce("", String::concat);
        try (RawHttp http = new RawHttp(client.port())) {
            return http.send(method + " /api/v3" + path + " HTTP/1.1\r\nHost: localhost:" + client.port()
                            + "\r\nAuthorization: Bearer " + ServiceClient.KEY + "\r\n" + more
                            + "Content-Length: " + bytes.length + "\r\n\r\n")
                    .send(bytes)
                    .answer();
        }
    }
}
