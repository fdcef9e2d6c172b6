package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.EventSource;
import io.actionsgateway.EventSource.Frame;
import io.actionsgateway.ServiceClient;
import io.actionsgateway.webhook.Payloads;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Readers of the event stream who do not read. */
@LogTest
class EventReadersIT {

    /** More than what is handed to the network ahead, and what operating systems keep between two of their own. */
    private static final int EVENTS = 9_900;

    private static final int LENGTH = 1_000;
    private static final Pattern ID =
            Pattern.compile("(?m)^id: (\\S+)\nevent: workflow_job\ndata: .*\"job_id\":(\\d+),.*\n\n");

    @Autowired
    private ServiceClient service;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private JdbcClient database;

    private final String path = "/api/v1/events?run_id=" + Payloads.freshId();

    @Test
    void areDroppedAndGoOnWhereTheyAre() {
        String begin;
        double before = stuck();
        try (EventSource others = open("")) {
            begin = others.next().id();
            happen();
            others.next(EVENTS, frame -> frame.data() != null);
        }
        String received;
        try (StuckReader reader = StuckReader.open(service, path + "&after=" + begin)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> stuck() == before + 1);
            received = reader.drained();
        }

        List<String[]> whole = ID.matcher(received)
                .results()
                .map(found -> new String[] {found.group(1), found.group(2)})
                .toList();
        assertThat(whole).hasSizeBetween(1, EVENTS - 1);
        assertThat(whole.stream().map(each -> each[1]).toList()).isEqualTo(jobs(1, whole.size()));
        try (EventSource rest = open(whole.getLast()[0])) {
            List<Frame> others = rest.next(EVENTS - whole.size(), frame -> frame.data() != null);
            assertThat(others.stream().map(frame -> frame.json().path("job_id").asString()))
                    .containsExactlyElementsOf(jobs(whole.size() + 1, EVENTS));
        }
    }

    private EventSource open(String lastId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(ServiceClient.uri(service.port(), path))
                .header("Authorization", "Bearer " + ServiceClient.KEY);
        return EventSource.open(lastId.isEmpty() ? request : request.header("Last-Event-ID", lastId));
    }

    private static List<String> jobs(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(String::valueOf).toList();
    }

    private double stuck() {
        return meters.get("actions.stream.stuck").counter().count();
    }

    /** Jobs with names of a length that few real ones have. */
    private void happen() {
        database.sql("""
                        insert into event_log (era, recorded_at, kind, repository, run_id, run_attempt, job_id, name, status, late, evidence_kind)
                        select (select max(era) from event_log_era), now(), 'workflow_job', 'octo-org/hello-world', :run, 1, number,
                            repeat('x', :length), 'queued', false, 'poll' from generate_series(1, :count) number""")
                .param("run", Long.parseLong(path.substring(path.indexOf('=') + 1)))
                .param("length", LENGTH)
                .param("count", EVENTS)
                .update();
    }
}
