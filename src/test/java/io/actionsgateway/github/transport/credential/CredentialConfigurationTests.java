package io.actionsgateway.github.transport.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.Credential;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubProperties;
import io.actionsgateway.github.transport.GitHubTransport;
import io.actionsgateway.leak.Evidence;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

class CredentialConfigurationTests {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String TOKEN = "actions.github.token=ghp_c4n4ry_default";
    private static final String APP = "actions.github.app.client-id=Iv23liAbC";
    private static final String KEY = "actions.github.app.private-key=" + TestKeys.pkcs1();

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withBean(ManualTime.class, () -> ManualTime.skipping(TestCalls.START))
            .withBean(JsonMapper.class, () -> JsonMapper.builder().build())
            .withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new)
            .withBean(GitHubTransport.class)
            .withUserConfiguration(Setup.class);

    @Test
    void startsWithNothingAndThenSaysWhatToSet() {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            refuses(
                    context,
                    TestCalls.read(),
                    GitHubException.Unauthorized.class,
                    "set actions.github.token, or actions.github.app.client-id and actions.github.app.private-key");
        });
    }

    @Test
    void servesEverythingByOneToken() {
        application.withPropertyValues(TOKEN).run(context -> {
            assertThat(serving(context, TestCalls.read())).isEqualTo("default");
            assertThat(serving(context, TestCalls.ofOrganization("any"))).isEqualTo("default");
            assertThat(serving(context, TestCalls.ofHost())).isEqualTo("default");
            refuses(context, TestCalls.ofApp(), GitHubException.Unauthorized.class, "needs a GitHub App");
        });
    }

    @Test
    void tellsAReplacedTokenFromItsPredecessor() {
        application.withPropertyValues(TOKEN).run(context -> {
            Credential credential = credential(context, TestCalls.read());
            assertThat(credential.account())
                    .matches("api\\.github\\.com/pat/[0-9a-f]{16}")
                    .isEqualTo(credential.partition());
            application
                    .withPropertyValues("actions.github.token=ghp_c4n4ry_other")
                    .run(other -> assertThat(credential(other, TestCalls.read()).account())
                            .isNotEqualTo(credential.account()));
        });
    }

    @Test
    void servesTheAppByItself() {
        application.withPropertyValues(APP, KEY).run(context -> {
            assertThat(credential(context, TestCalls.ofApp())).isInstanceOf(AppCredential.class);
            assertThat(credential(context, TestCalls.ofHost())).isInstanceOf(AppCredential.class);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "octo-org/hello-world,one",
        "Octo-Org/Hello-World,one",
        "octo-org/other,whole",
        "acme/anything,acme",
        "stranger/anything,default"
    })
    void letsTheMostSpecificOneServe(String repository, String name) {
        several()
                .run(context ->
                        assertThat(serving(context, TestCalls.read(repository))).isEqualTo(name));
    }

    @Test
    void letsTheOwnersOneServeAnOrganization() {
        several().run(context -> {
            assertThat(serving(context, TestCalls.ofOrganization("OCTO-ORG"))).isEqualTo("whole");
            assertThat(serving(context, TestCalls.ofOrganization("stranger"))).isEqualTo("default");
        });
    }

    @Test
    void letsTheCallerChoose() {
        several().run(context -> {
            assertThat(serving(context, TestCalls.read().withCaller(Caller.SERVICE.as("acme"))))
                    .isEqualTo("acme");
            refuses(
                    context,
                    TestCalls.read().withCaller(Caller.SERVICE.as("nobody")),
                    GitHubException.InvalidInputs.class,
                    "No GitHub credential has the name");
        });
    }

    @Test
    void givesEachItsGitHub() {
        several().run(context -> {
            assertThat(credential(context, TestCalls.read("acme/x")).host().name())
                    .isEqualTo("github.acme.example");
            assertThat(credential(context, TestCalls.read()).host()).isEqualTo(TestCalls.HOST);
        });
    }

    @Test
    void saysWhenNoneServes() {
        application
                .withPropertyValues(
                        "actions.github.credentials.one.token=ghp_c4n4ry_one",
                        "actions.github.credentials.one.serves=octo-org")
                .run(context -> refuses(
                        context,
                        TestCalls.read("stranger/things"),
                        GitHubException.Unauthorized.class,
                        "No GitHub credential serves stranger/things"));
    }

    @Test
    void doesNotStartWhenTwoServeTheSame() {
        fails(
                "The GitHub credentials default and rival both serve *",
                TOKEN,
                "actions.github.credentials.rival.token=ghp_c4n4ry_rival",
                "actions.github.credentials.rival.serves=*");
        application
                .withPropertyValues(
                        "actions.github.credentials.one.token=ghp_c4n4ry_one",
                        "actions.github.credentials.one.serves=Octo-Org",
                        "actions.github.credentials.two.token=ghp_c4n4ry_two",
                        "actions.github.credentials.two.serves=octo-org/*")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageMatching(
                                "The GitHub credentials (one and two|two and one) both serve octo-org; .*"));
    }

    @Test
    void doesNotStartWhenTwoHaveOneName() {
        fails(
                "Two GitHub credentials are named default",
                TOKEN,
                "actions.github.credentials.default.token=ghp_c4n4ry_two");
    }

    @Test
    void doesNotStartWithBothOrNeither() {
        fails("The GitHub credential default must have either actions.github.token", TOKEN, APP, KEY);
        fails(
                "The GitHub credential empty must have either actions.github.credentials.empty.token",
                "actions.github.credentials.empty.serves=octo-org");
    }

    @Test
    void doesNotStartWithHalfAnApp() {
        fails("actions.github.app.private-key is missing", APP);
        fails("actions.github.app.client-id is missing or malformed", KEY);
        fails("actions.github.app.client-id is missing or malformed", "actions.github.app.client-id=a b", KEY);
    }

    @Test
    void doesNotStartWithABrokenKeyAndDoesNotPrintIt() {
        String broken = TestKeys.pkcs1().replace("MII", "MIJ");

        application
                .withPropertyValues(
                        "actions.github.credentials.own.app.client-id=Iv23liAbC",
                        "actions.github.credentials.own.app.private-key=" + broken)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("actions.github.credentials.own.app.private-key is damaged")
                        .satisfies(failure ->
                                assertThat(Throwables.getStackTrace(failure)).doesNotContain("MIJ", "BEGIN")));
    }

    @Test
    void doesNotStartWithATokenThatFitsInNoHeader() {
        fails(
                "actions.github.token is longer than 600 characters or holds",
                "actions.github.token=ghp_c4n4ry_a\nghp_c4n4ry_b");
        fails("actions.github.token is longer than 600 characters or holds", "actions.github.token=" + "g".repeat(601));
    }

    @Test
    void doesNotStartWithAPatternOrHostThatIsNone() {
        fails(
                "The GitHub credential one serves \"octo-*\"",
                "actions.github.credentials.one.token=ghp_c4n4ry_one",
                "actions.github.credentials.one.serves=octo-*");
        fails(
                "actions.github.credentials.one.api-url is not the root of a GitHub API",
                "actions.github.credentials.one.token=ghp_c4n4ry_one",
                "actions.github.credentials.one.api-url=github.com");
    }

    @Test
    void printsNoSecret() {
        application
                .withPropertyValues(TOKEN, "actions.github.credentials.own.app.private-key=" + TestKeys.pkcs1())
                .withPropertyValues("actions.github.credentials.own.app.client-id=Iv23liAbC")
                .run(context -> {
                    assertThat(context.getBean(CredentialProperties.class).toString())
                            .contains("***")
                            .doesNotContain("ghp_", "BEGIN");
                    assertThat(credential(context, TestCalls.read()).toString()).doesNotContain("ghp_");
                });
    }

    @Test
    void narrowsUnlessToldOtherwise() {
        application
                .withPropertyValues(APP, KEY, "actions.github.credentials.own.app.client-id=Iv23liOwn")
                .withPropertyValues("actions.github.credentials.own.app.private-key=" + TestKeys.pkcs8())
                .withPropertyValues("actions.github.credentials.own.app.narrow=false")
                .run(context -> {
                    CredentialProperties properties = context.getBean(CredentialProperties.class);
                    assertThat(properties.app().narrow()).isTrue();
                    assertThat(properties.credentials().get("own").app().narrow())
                            .isFalse();
                });
    }

    private ApplicationContextRunner several() {
        return application.withPropertyValues(
                TOKEN,
                "actions.github.credentials.one.token=ghp_c4n4ry_one",
                "actions.github.credentials.one.serves=octo-org/hello-world",
                "actions.github.credentials.whole.token=ghp_c4n4ry_whole",
                "actions.github.credentials.whole.serves=octo-org/*,octo-labs",
                "actions.github.credentials.acme.token=ghp_c4n4ry_acme",
                "actions.github.credentials.acme.api-url=https://github.acme.example/api/v3/",
                "actions.github.credentials.acme.serves=acme");
    }

    private void fails(String message, String... settings) {
        application
                .withPropertyValues(settings)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining(message)
                        .satisfies(failure -> {
                            Evidence.keepFailure(failure);
                            assertThat(Throwables.getStackTrace(failure)).doesNotContain("ghp_", "BEGIN RSA");
                        }));
    }

    private static String serving(ApplicationContext context, Call call) {
        return credential(context, call).name();
    }

    private static Credential credential(ApplicationContext context, Call call) {
        return context.getBean(Credentials.class).of(call).serving(call).block(SOON);
    }

    private static void refuses(
            ApplicationContext context, Call call, Class<? extends GitHubException> type, String message) {
        CredentialStep step = context.getBean(CredentialStep.class);
        StepVerifier.create(step.handle(call, FakeGitHub.saying(200)).doOnError(Evidence::keepFailure))
                .expectErrorSatisfies(
                        failure -> assertThat(failure).isInstanceOf(type).hasMessageContaining(message))
                .verify(SOON);
    }

    @Configuration
    @EnableConfigurationProperties({CredentialProperties.class, GitHubProperties.class})
    @Import({CredentialConfiguration.class, CredentialStep.class, TokenStep.class, GitHubTime.class})
    static class Setup {}
}
