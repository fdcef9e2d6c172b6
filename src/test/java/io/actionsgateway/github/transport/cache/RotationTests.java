package io.actionsgateway.github.transport.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.transport.Answer;
import org.junit.jupiter.api.Test;

/** What is kept survives the renewal of the token, where the host's ETags can be derived. */
class RotationTests {

    private final ManualTime time = ManualTime.stepped(Replica.START);
    private final FakeStore store = new FakeStore();
    private final FakeGitHub github = new FakeGitHub();
    private final FakeCredential credential = new FakeCredential("installation/1", "ghs_c4n4ry_old");
    private final Replica replica = new Replica(time, store, new FakeKnowledge());

    @Test
    void derivesTheEtagOfTheNewToken() {
        get();
        credential.rotate("ghs_c4n4ry_new");

        Answer answer = get();
        Answer next = get();

        assertThat(answer.cacheStatus().forwardStatus()).isEqualTo(304);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(next.cacheStatus().forwardStatus()).isEqualTo(304);
        assertThat(replica.count("actions.github.cache.etag.check", "outcome", "match"))
                .isEqualTo(1);
        assertThat(replica.count("actions.github.cache.rotation", "condition", "derived"))
                .isEqualTo(1);
        assertThat(answer.header("ETag")).contains(github.conditions.getLast());
    }

    @Test
    void derivesWeakEtagsToo() {
        github.weak = true;
        get();
        credential.rotate("ghs_c4n4ry_new");

        assertThat(get().cacheStatus().forwardStatus()).isEqualTo(304);
        assertThat(github.conditions.getLast()).startsWith("W/\"");
    }

    @Test
    void derivesWithTheAcceptThatIsSent() {
        var raw = Calls.workflows().withHeader("Accept", "application/json").withCredential(credential);
        replica.get(raw, github);
        credential.rotate("ghs_c4n4ry_new");

        assertThat(replica.get(raw, github).cacheStatus().forwardStatus()).isEqualTo(304);
    }

    @Test
    void asksWithoutAConditionWhereEtagsAreMadeOtherwise() {
        github.derivable = false;
        get();
        credential.rotate("ghs_c4n4ry_new");

        Answer answer = get();

        assertThat(github.conditions).containsExactly("null", "null");
        assertThat(Replica.served(answer)).isEqualTo("fwd=stale; fwd-status=200; stored");
        assertThat(replica.count("actions.github.cache.etag.check", "outcome", "mismatch"))
                .isEqualTo(2);
        assertThat(replica.count("actions.github.cache.rotation", "condition", "none"))
                .isEqualTo(1);
        assertThat(get().cacheStatus().forwardStatus())
                .as("the same token again")
                .isEqualTo(304);
    }

    @Test
    void derivesAgainWhenTheHostIsBackToItsRecipe() {
        github.derivable = false;
        get();
        github.derivable = true;
        github.body = "{\"total_count\":1}";
        get();
        credential.rotate("ghs_c4n4ry_new");

        assertThat(get().cacheStatus().forwardStatus()).isEqualTo(304);
    }

    @Test
    void derivesInAReplicaThatHasSeenNothingYet() {
        get();
        await().until(() -> store.entries.size() == 1);
        credential.rotate("ghs_c4n4ry_new");
        Replica second = new Replica(time, store, new FakeKnowledge());

        Answer answer = second.get(Calls.workflows().withCredential(credential), github);

        assertThat(answer.cacheStatus().forwardStatus()).isEqualTo(304);
    }

    @Test
    void keepsNoToken() {
        get();
        await().until(() -> store.entries.size() == 1);

        Entry kept = store.entries.values().iterator().next();

        assertThat(kept.print()).hasSize(16).doesNotContain("ghs_");
        assertThat(kept.headers().toString()).doesNotContain("ghs_old");
    }

    private Answer get() {
        return replica.get(Calls.workflows().withCredential(credential), github);
    }
}
