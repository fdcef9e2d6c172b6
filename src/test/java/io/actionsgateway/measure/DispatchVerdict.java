package io.actionsgateway.measure;

import io.actionsgateway.simulation.MockGitHub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Holds what clients were told, what the ledger has and what GitHub started against each other. */
final class DispatchVerdict {

    private static final String OPEN = "select count(*) from dispatch where state in ('requested', 'unknown')";
    private static final String TIMES = """
            select state, count(*), round(percentile_cont(0.5) within group (order by seconds)::numeric, 1),
                round(percentile_cont(0.99) within group (order by seconds)::numeric, 1)
            from (select state, extract(epoch from decided_at - tried_at) as seconds from dispatch) each group by 1""";

    private final Table ledger;
    private final MockGitHub gitHub;
    private final DispatchTally tally;

    DispatchVerdict(Table ledger, MockGitHub gitHub, DispatchTally tally) {
        this.ledger = ledger;
        this.gitHub = gitHub;
        this.tally = tally;
    }

    void print(int keys, Set<Long> told, Duration took, Verdict verdict) throws IOException, InterruptedException {
        long started = started();
        long tries = ledger.number("select coalesce(sum(tries), 0) from dispatch");
        System.out.printf("  answers %s in %d s%n", tally, took.toSeconds());
        System.out.printf(
                "  %,d entries, %,d tries, %,d runs started by GitHub%n",
                ledger.number("select count(*) from dispatch"), tries, started);
        ledger.each(
                TIMES,
                row -> System.out.printf(
                        "  %-10s %4d, decided after p50 %s s, p99 %s s%n",
                        row.getString(1), row.getLong(2), row.getString(3), row.getString(4)));
        verdict.check(started == keys, "runs started = distinct keys (" + keys + "): duplicates " + (started - keys));
        verdict.check(told.size() == keys, "each key was told a run of its own");
        verdict.check(ledger.number(OPEN) == 0, "each unknown dispatch was resolved");
        verdict.check(
                ledger.number("select count(distinct run_id) from dispatch") == keys, "each run belongs to one entry");
    }

    private long started() throws IOException, InterruptedException {
        long all = 0;
        for (String owner : Dispatches.owners()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(gitHub.url() + "/repos/" + owner + "/hello-world/actions/runs?per_page=1"))
                    .header("Authorization", "Bearer measure-judge")
                    .build();
            String answer = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            all += JsonMapper.shared().readTree(answer).path("total_count").longValue();
        }
        return all;
    }
}
