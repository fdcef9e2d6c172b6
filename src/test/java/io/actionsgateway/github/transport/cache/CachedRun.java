package io.actionsgateway.github.transport.cache;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.transport.Call;
import java.time.Duration;

/** A replica that reads a run which has ended, unless the test says otherwise. */
final class CachedRun {

    static final String HIT = "hit";
    static final String CONFIRMED = "fwd=stale; fwd-status=304; stored";

    final ManualTime time = ManualTime.stepped(Replica.START);
    final FakeStore store = new FakeStore();
    final FakeKnowledge knowledge = new FakeKnowledge();
    final FakeGitHub github = new FakeGitHub();
    final FakeCredential credential = new FakeCredential("installation/1", "ghs_c4n4ry_old");
    final Replica replica = new Replica(time, store, knowledge);

    CachedRun() {
        knows(7, "completed", true);
        github.body = body("completed", 1);
    }

    /** How a read is served, as the cache itself says. */
    String served(Call call) {
        return Replica.served(replica.get(call.withCredential(credential), github));
    }

    /** Events have told that much of the run. */
    void knows(long version, String status, boolean ended) {
        knowledge.says(version, time.instant().minusSeconds(60), 1, status, ended);
    }

    void pass(int seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    /** GitHub answers with a link. */
    void redirects() {
        github.status = 302;
        github.headers.set("Location", "https://storage.example.com/logs?sig=c4n4ry");
    }

    static String body(String status, int attempt) {
        return "{\"id\":42,\"pull_requests\":[{\"status\":\"x\"}],\"run_attempt\":%d,\"status\":\"%s\"}"
                .formatted(attempt, status);
    }
}
