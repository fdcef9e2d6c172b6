package io.actionsgateway.github.transport.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/** What is kept, for whom, and how it is asked about. */
class CacheStepTests {

    private final ManualTime time = ManualTime.stepped(Replica.START);
    private final FakeStore store = new FakeStore();
    private final FakeGitHub github = new FakeGitHub();
    private final FakeCredential credential = new FakeCredential("installation/1", "ghs_c4n4ry_old");
    private final Replica replica = replica();

    @Test
    void asksUnderAConditionAndHandsTheKeptBodyOut() {
        github.headers.set("X-GitHub-Request-Id", "first");
        github.headers.set("X-RateLimit-Remaining", "10");
        Answer first = get(Calls.workflows());
        github.headers.set("X-GitHub-Request-Id", "second");
        github.headers.remove("Content-Type");
        Answer second = get(Calls.workflows());

        assertThat(Replica.served(first)).isEqualTo("fwd=uri-miss; fwd-status=200; stored");
        assertThat(Replica.served(second)).isEqualTo("fwd=stale; fwd-status=304; stored");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(second.header("X-GitHub-Request-Id")).contains("second");
        assertThat(github.conditions)
                .containsExactly("null", first.header("ETag").orElseThrow());
        assertThat(replica.count("actions.github.cache", "result", "miss")).isEqualTo(1);
        assertThat(replica.count("actions.github.cache", "result", "revalidated"))
                .isEqualTo(1);
    }

    @Test
    void replacesABodyThatHasChanged() {
        get(Calls.workflows());
        github.body = "{\"total_count\":1}";

        Answer changed = get(Calls.workflows());
        Answer confirmed = get(Calls.workflows());

        assertThat(Replica.served(changed)).isEqualTo("fwd=stale; fwd-status=200; stored");
        assertThat(Replica.text(confirmed)).isEqualTo("{\"total_count\":1}");
        assertThat(confirmed.cacheStatus().forwardStatus()).isEqualTo(304);
        assertThat(replica.count("actions.github.cache", "result", "stale_changed"))
                .isEqualTo(1);
    }

    @Test
    void keepsNoBodyAcrossCredentials() {
        FakeCredential stranger = new FakeCredential("installation/2", "ghs_c4n4ry_old");
        get(Calls.workflows());
        github.body = "{\"total_count\":2}";

        Answer other = replica.get(Calls.workflows().withCredential(stranger), github);

        assertThat(Replica.served(other)).isEqualTo("fwd=uri-miss; fwd-status=200; stored");
        assertThat(github.conditions).containsExactly("null", "null");
        assertThat(Replica.text(other)).isEqualTo("{\"total_count\":2}");
    }

    @Test
    void keepsNoBodyAcrossReplicasForAnotherCredential() {
        get(Calls.workflows());
        await().until(() -> store.entries.size() == 1);
        Replica second = replica();

        Answer same = second.get(Calls.workflows().withCredential(credential), github);
        Answer stranger = second.get(
                Calls.workflows().withCredential(new FakeCredential("installation/2", "ghs_c4n4ry_old")), github);

        assertThat(same.cacheStatus().forwardStatus()).isEqualTo(304);
        assertThat(stranger.cacheStatus().forward()).isEqualTo(CacheStatus.Forward.URI_MISS);
    }

    @Test
    void tellsRepresentationsAndVersionsApart() {
        get(Calls.workflows());
        get(Calls.workflows().withHeader("Accept", "application/vnd.github.raw+json"));
        get(Calls.workflows().withHeader("X-GitHub-Api-Version", "2026-03-10"));
        get(Calls.workflows().at("/repos/octo-org/hello-world/actions/workflows?page=2"));
        Call enterprise = Calls.workflows()
                .withCredential(
                        new FakeCredential("installation/1", "ghs_c4n4ry_old", "https://ghe.example.com/api/v3"));
        replica.get(enterprise, github);

        assertThat(github.conditions).containsOnly("null").hasSize(5);
    }

    @Test
    void keepsThePagesLinksButNothingOfTheExchange() {
        github.headers.set("Link", "<https://api.github.com/repositories/1?page=2>; rel=\"next\"");
        github.headers.set("X-Accepted-GitHub-Permissions", "actions=read");
        github.headers.set("Set-Cookie", "a=b");
        github.headers.set("X-RateLimit-Remaining", "10");
        github.headers.set("Date", "Sun, 01 Mar 2026 12:00:00 GMT");
        get(Calls.workflows());
        await().until(() -> store.entries.size() == 1);

        HttpHeaders kept = store.entries.values().iterator().next().headers();

        assertThat(kept.headerNames())
                .extracting(String::toLowerCase)
                .containsExactlyInAnyOrder("content-type", "etag", "link", "x-accepted-github-permissions");
    }

    @Test
    void honoursTheCallersOwnCondition() {
        String etag = get(Calls.workflows()).header("ETag").orElseThrow();

        Answer answer = get(Calls.workflows().withHeader("If-None-Match", etag));

        assertThat(answer.status()).isEqualTo(304);
        assertThat(Replica.served(answer)).isEqualTo("fwd=bypass; fwd-status=304");
        assertThat(github.conditions).last().isEqualTo(etag);
    }

    @Test
    void keepsNothingThatItShouldNot() {
        github.headers.set("Cache-Control", "private, no-store");
        get(Calls.workflows());
        github.headers.remove("Cache-Control");
        github.headers.set("Content-Type", "text/plain");
        get(Calls.workflows());
        github.headers.set("Content-Type", "application/json");
        github.body = "\"" + "x".repeat(2_000_000) + "\"";
        get(Calls.workflows());
        github.status = 404;
        get(Calls.workflows());
        get(Calls.hookDelivery());
        get(Calls.meta());

        assertThat(github.conditions).containsOnly("null").hasSize(6);
        assertThat(store.entries).isEmpty();
        assertThat(Replica.served(get(Calls.meta()))).isEqualTo("fwd=bypass; fwd-status=404");
    }

    @Test
    void forgetsWhatIsGone() {
        get(Calls.workflows());
        await().until(() -> store.entries.size() == 1);
        github.status = 404;

        Answer gone = get(Calls.workflows());

        assertThat(Replica.served(gone)).isEqualTo("fwd=stale; fwd-status=404");
        await().until(store.entries::isEmpty);
        github.status = 200;
        assertThat(get(Calls.workflows()).cacheStatus().forward()).isEqualTo(CacheStatus.Forward.URI_MISS);
    }

    @Test
    void forgetsWhatNobodyHasAskedForInAWeek() {
        store.down = true;
        get(Calls.workflows());
        time.advance(Duration.ofDays(8));

        assertThat(get(Calls.workflows()).cacheStatus().forward()).isEqualTo(CacheStatus.Forward.URI_MISS);
    }

    @Test
    void goesOnWithoutTheDatabase() {
        store.down = true;

        Answer first = get(Calls.workflows());
        Answer second = get(Calls.workflows());

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.cacheStatus().forwardStatus()).isEqualTo(304);
        await().until(() -> replica.count("actions.github.cache.table", "work", "write", "outcome", "failed") >= 1);
        assertThat(replica.count("actions.github.cache.table", "work", "read", "outcome", "failed"))
                .isEqualTo(1);
    }

    @Test
    void leavesAFailingDatabaseAloneForAWhile() {
        store.down = true;
        get(Calls.workflows());
        get(Calls.run(1));
        store.down = false;
        get(Calls.run(2));
        assertThat(replica.count("actions.github.cache.table", "work", "read", "outcome", "dropped"))
                .isEqualTo(2);

        time.advance(Duration.ofSeconds(3));
        get(Calls.run(3));
        assertThat(replica.count("actions.github.cache.table", "work", "read", "outcome", "dropped"))
                .isEqualTo(2);
    }

    @Test
    void asksTheDatabaseAgainWhenOurClockHasGoneBack() {
        Instant[] now = {Replica.START};
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
        DatabaseGuard guard = new DatabaseGuard(
                new CacheMetrics(new SimpleMeterRegistry()), Replica.properties(DataSize.ofMegabytes(1)), time, clock);
        guard.ask(
                        () -> {
                            throw new IllegalStateException("down");
                        },
                        "otherwise")
                .block(Replica.LIMIT);
        now[0] = Replica.START.minusSeconds(3_600);

        assertThat(guard.ask(() -> "asked", "otherwise").block(Replica.LIMIT)).isEqualTo("asked");
    }

    @Test
    void refusesA304ThatNobodyAskedFor() {
        github.status = 304;

        assertThatThrownBy(() -> get(Calls.workflows())).isInstanceOf(GitHubException.ParseError.class);
    }

    @Test
    void handsFailuresOn() {
        github.instead = call -> Mono.error(new GitHubException.ServiceUnavailable(502, "-"));

        assertThatThrownBy(() -> get(Calls.workflows())).isInstanceOf(GitHubException.ServiceUnavailable.class);
        assertThat(replica.flights.size()).isZero();
    }

    @Test
    void letsWritesPass() {
        assertThat(Replica.served(get(Calls.cancel(1)))).isEqualTo("fwd=method; fwd-status=200");
        assertThat(store.entries.values()).as("a mark").allMatch(kept -> kept.body().length == 0);
    }

    @Test
    void asksEachTimeWhenSwitchedOff() {
        CacheProperties usual = Replica.properties(DataSize.ofMegabytes(1));
        CacheProperties off = new CacheProperties(
                false,
                usual.memory(),
                usual.maxBody(),
                usual.keep(),
                usual.table(),
                usual.patience(),
                usual.settle(),
                usual.trust());
        Replica without = new Replica(time, time, store, new FakeKnowledge(), off);

        without.get(Calls.workflows().withCredential(credential), github);
        Answer again = without.get(Calls.workflows().withCredential(credential), github);

        assertThat(Replica.served(again)).isEqualTo("fwd=bypass; fwd-status=200");
    }

    @Test
    void weighsWhatItKeeps() {
        get(Calls.workflows());

        assertThat(replica.meters
                        .get("actions.github.cache.memory.entries")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(replica.meters
                        .get("actions.github.cache.memory.size")
                        .gauge()
                        .value())
                .isBetween(1_000.0, 2_000.0);
    }

    private Answer get(Call call) {
        return replica.get(call.withCredential(credential), github);
    }

    private Replica replica() {
        return new Replica(time, store, new FakeKnowledge());
    }
}
