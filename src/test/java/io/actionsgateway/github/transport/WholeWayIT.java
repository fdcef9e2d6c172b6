package io.actionsgateway.github.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.actionsgateway.ManualTime;
import io.actionsgateway.TestDatabase;
import io.actionsgateway.github.transport.WayCase.Identity;
import io.actionsgateway.github.transport.admission.BudgetsByTestTime;
import io.actionsgateway.github.transport.credential.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole way out in the whole application: real steps, real HTTP, a real database; only the time is the test's. Each
 * case has a peer and a credential of its own, so that none knows of another's limits, and leaves no deadline behind.
 * What came of them is written to {@code target/way-out-cases.md}.
 */
@Import({TestDatabase.class, BudgetsByTestTime.class, WholeWayIT.Time.class})
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "actions.leader.enabled=false",
            "actions.dispatch.resolve=false",
            "actions.monitor.poll.waited=0",
            "actions.monitor.poll.checked=0",
            "actions.webhook.workers.count=0",
            "actions.webhook.hooks.default.secrets=c4n4ry-of-the-hook",
            "actions.github.http.max-body=1MB",
            "actions.github.storage.hosts=localhost,listed.example,169.254.169.254",
            // The database answers in its own time, while the test's leaps.
            "actions.github.admission.store-timeout=12h",
            "actions.github.cache.patience=12h"
        })
class WholeWayIT {

    private static final List<WayCase> CASES = Stream.of(
                    LimitCases.all(), IdentityCases.all(), TroubleCases.all(), MoveCases.all(), StorageCases.all())
            .flatMap(List::stream)
            .toList();
    private static final List<ScriptedPeer> PEERS =
            CASES.stream().map(_ -> ScriptedPeer.start()).toList();
    private static final ScriptedPeer HOME = ScriptedPeer.start();
    private static final List<String> ROWS = new ArrayList<>();

    @Autowired
    private ManualTime time;

    @Autowired
    private BeanFactory beans;

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        /** Days ahead: whatever the database notes by its own clock is past. */
        @Bean
        @Primary
        ManualTime manualTime() {
            return ManualTime.skipping(
                    Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(2)));
        }
    }

    @DynamicPropertySource
    static void credentials(DynamicPropertyRegistry properties) {
        properties.add("actions.github.api-url", () -> HOME.url(""));
        properties.add("actions.github.token", () -> "ghp_c4n4ry_home");
        for (int i = 0; i < CASES.size(); i++) {
            String credential = "actions.github.credentials.case-" + i;
            String token = "ghp_c4n4ry_" + i;
            String url = PEERS.get(i).url("");
            switch (CASES.get(i).identity()) {
                case HOME -> {}
                case TOKEN -> {
                    properties.add(credential + ".token", () -> token);
                    properties.add(credential + ".api-url", () -> url);
                }
                case APP -> {
                    properties.add(credential + ".app.client-id", () -> "Iv23liAbC");
                    properties.add(credential + ".app.private-key", TestKeys::pkcs8);
                    properties.add(credential + ".api-url", () -> url);
                }
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> endsAsTheTableSays() {
        return IntStream.range(0, CASES.size())
                .mapToObj(number -> dynamicTest(CASES.get(number).name(), () -> play(number)));
    }

    private void play(int number) throws Exception {
        WayCase expected = CASES.get(number);
        Way way = way(number);
        Instant start = time.instant();
        int before = way.peer().requests().size();

        String outcome = expected.play().on(way);

        int requests = way.peer().requests().size() - before;
        Duration passed = Duration.between(start, time.instant());
        ROWS.add("| %s | %d | %s | %d s |".formatted(expected.name(), requests, outcome, passed.toSeconds()));
        assertThat(outcome).isEqualTo(expected.outcome());
        assertThat(requests).isBetween(expected.fewest(), expected.most());
        assertThat(passed.truncatedTo(ChronoUnit.SECONDS))
                .isBetween(expected.time(), expected.time().plus(expected.background()));
        Way.await(() -> time.next().isEmpty());
    }

    private Way way(int number) {
        Caller caller = Caller.interactive("octocat");
        return CASES.get(number).identity() == Identity.HOME
                ? new Way(HOME, caller, time, beans)
                : new Way(PEERS.get(number), caller.as("case-" + number), time, beans);
    }

    @AfterAll
    static void write() throws IOException {
        List<String> table = new ArrayList<>(List.of("| case | requests | outcome | time |", "|---|---|---|---|"));
        table.addAll(ROWS);
        Files.write(Path.of("target/way-out-cases.md"), table);
        for (ScriptedPeer peer : PEERS) {
            peer.close();
        }
        HOME.close();
    }
}
