package io.actionsgateway.simulation.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.TestCourier;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.hook.HookConfig.ContentType;
import io.actionsgateway.simulation.hook.Webhook.Settings;
import io.actionsgateway.simulation.payload.Template;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTests {

    private static final Secret SECRET = new Secret("s3cret");

    private final TestTwin twin = new TestTwin();
    private final HookOwner repository = new HookOwner.OfRepository(twin.repository());
    private final HookOwner organization =
            new HookOwner.OfOrganization(twin.repository().owner());

    private Webhook hook(HookOwner owner, HookConfig config, String... events) {
        return twin.hooks.create(
                owner, new Settings(config, new LinkedHashSet<>(List.of(events)), true, twin.time.now()));
    }

    private static HookConfig config(String host, ContentType type, Secret secret) {
        return new HookConfig(URI.create("http://" + host), type, false, secret);
    }

    private void app() {
        Settings before = twin.hooks.app().settings();
        twin.hooks
                .app()
                .change(new Settings(
                        config("app", ContentType.JSON, SECRET), before.events(), true, before.updatedAt()));
    }

    private List<Letter> to(String host) {
        twin.settle();
        return twin.courier.letters().stream()
                .filter(letter -> letter.url().getHost().equals(host))
                .toList();
    }

    private static List<String> headers(List<Letter> letters, String name) {
        return letters.stream().map(letter -> letter.headers().get(name)).toList();
    }

    @Test
    void tellsEachHookWhatItWantsAndCanGetUnderOneGuid() {
        app();
        hook(repository, config("repository", ContentType.JSON, SECRET), "*");
        hook(organization, config("organization", ContentType.JSON, SECRET), "workflow_run");
        twin.played("ci.yml", Map.of());
        List<Letter> toApp = to("app");
        List<Letter> toRepository = to("repository");
        List<Letter> toOrganization = to("organization");
        assertThat(headers(toApp, "X-GitHub-Event")).hasSize(16).contains("workflow_dispatch");
        assertThat(headers(toRepository, "X-GitHub-Event")).hasSize(14).doesNotContain("workflow_dispatch");
        assertThat(headers(toOrganization, "X-GitHub-Event")).hasSize(3).containsOnly("workflow_run");
        assertThat(headers(toApp, "X-GitHub-Delivery")).containsAll(headers(toRepository, "X-GitHub-Delivery"));
        assertThat(headers(toRepository, "X-GitHub-Delivery"))
                .containsAll(headers(toOrganization, "X-GitHub-Delivery"));
    }

    @Test
    void tellsOnlyTheAppOfItsInstallation() {
        app();
        hook(repository, config("repository", ContentType.JSON, SECRET), "*");
        twin.played("ci.yml", Map.of());
        assertThat(to("app"))
                .allMatch(letter -> TestCourier.payload(letter).has("installation"))
                .allMatch(letter -> letter.headers()
                        .get("X-GitHub-Hook-Installation-Target-Type")
                        .equals("integration"));
        assertThat(to("repository"))
                .noneMatch(letter -> TestCourier.payload(letter).has("installation"))
                .allMatch(letter -> letter.headers()
                        .get("X-GitHub-Hook-Installation-Target-ID")
                        .equals("1296269"));
    }

    @Test
    void saysWhoseHookItIs() {
        Webhook hook = hook(organization, config("organization", ContentType.JSON, SECRET), "workflow_run");
        twin.dispatch("ci.yml", Map.of());
        Map<String, String> headers = to("organization").getFirst().headers();
        assertThat(headers)
                .containsEntry("X-GitHub-Hook-ID", Long.toString(hook.id()))
                .containsEntry("X-GitHub-Hook-Installation-Target-Type", "organization")
                .containsEntry("X-GitHub-Hook-Installation-Target-ID", "6811672")
                .containsEntry("Accept", "*/*");
    }

    @Test
    void signsTheRawTextOfAForm() {
        hook(repository, config("form", ContentType.FORM, SECRET), "workflow_run");
        twin.dispatch("ci.yml", Map.of());
        Letter letter = to("form").getFirst();
        String body = TestCourier.body(letter);
        assertThat(letter.headers())
                .containsEntry("Content-Type", "application/x-www-form-urlencoded")
                .containsEntry("X-Hub-Signature-256", WebhookSignature.sha256(SECRET, letter.body()));
        assertThat(body).startsWith("payload=%7B%22action%22");
        String payload = URLDecoder.decode(body.substring("payload=".length()), StandardCharsets.UTF_8);
        assertThat(Template.JSON.readTree(payload).at("/repository/id").asLong())
                .isEqualTo(1296269);
    }

    @Test
    void signsNothingWithoutASecret() {
        hook(repository, config("plain", ContentType.JSON, null), "workflow_run");
        twin.dispatch("ci.yml", Map.of());
        assertThat(to("plain").getFirst().headers()).doesNotContainKeys("X-Hub-Signature", "X-Hub-Signature-256");
    }

    @Test
    void leavesSleepingHooksAlone() {
        Webhook hook = hook(repository, config("asleep", ContentType.JSON, SECRET), "*");
        hook.change(new Settings(hook.config(), hook.settings().events(), false, twin.time.now()));
        twin.played("ci.yml", Map.of());
        assertThat(to("asleep")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "check_run,created,1",
        "check_run,completed,1",
        "check_run,rerequested,0",
        "check_suite,completed,1",
        "check_suite,requested,0",
        "workflow_job,queued,1",
        "deployment_review,requested,0",
        "deployment_protection_rule,requested,0",
        "repository_dispatch,go,0"
    })
    void keepsFromHooksWhatOnlyAppsGet(String event, String action, int told) {
        app();
        hook(repository, config("repository", ContentType.JSON, SECRET), "*");
        hook(organization, config("organization", ContentType.JSON, SECRET), "*");
        twin.hooks.accept(new WebhookEvent(new UUID(0, 1), event, action, twin.repository(), "{}"));
        assertThat(to("app")).hasSize(1);
        assertThat(to("repository")).hasSize(told);
        assertThat(to("organization")).hasSize(told);
    }
}
