package io.actionsgateway.platform.duty;

import io.actionsgateway.platform.Waits;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has each duty performed by one replica. Whoever holds a duty's advisory lock performs it, and gives a sign of life each
 * second; when it dies, hangs or is cut off, the database ends its session and another replica takes over within ten
 * seconds. A replica that cannot reach the database stops before that.
 */
@Component
class Leader implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Leader.class);

    private final List<Duty> duties;
    private final JdbcConnectionDetails database;
    private final LeaderProperties settings;
    private final Waits waits;
    private final Map<String, Term> terms = new ConcurrentHashMap<>();
    private @Nullable Thread campaign;
    private volatile boolean running;

    Leader(
            List<Duty> duties,
            JdbcConnectionDetails database,
            LeaderProperties settings,
            Waits waits,
            MeterRegistry metrics) {
        this.duties = List.copyOf(duties);
        this.database = database;
        this.settings = settings;
        this.waits = waits;
        duties.forEach(duty -> Gauge.builder("actions.leader.leads", () -> leads(duty.name()) ? 1 : 0)
                .description("1 on the replica that performs the duty")
                .tag("duty", duty.name())
                .register(metrics));
    }

    private boolean leads(String duty) {
        Term term = terms.get(duty);
        return term != null && term.holds();
    }

    private void campaign() {
        try {
            boolean failing = false;
            while (running) {
                failing = !held(failing);
                stepDown();
                Thread.sleep(settings.beat());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Holds duties for as long as one connection lasts; a database that is away is reported once. */
    private boolean held(boolean failing) throws InterruptedException {
        try (LeaderSession session = LeaderSession.open(database, settings.silence())) {
            lead(session);
            return true;
        } catch (SQLException lost) {
            if (!failing && running) {
                log.warn("No duty can be held for now: {}", lost.getMessage());
            }
            return false;
        }
    }

    private void lead(LeaderSession session) throws SQLException, InterruptedException {
        while (running) {
            long untilNanos = System.nanoTime()
                    + settings.silence().minus(settings.beat()).toNanos();
            session.beat();
            terms.values().forEach(term -> term.prolong(untilNanos));
            for (Duty duty : duties) {
                if (!terms.containsKey(duty.name()) && session.take(duty.name())) {
                    begin(duty, untilNanos);
                }
            }
            Thread.sleep(settings.beat());
        }
    }

    private void begin(Duty duty, long untilNanos) {
        log.info("This replica performs {} from now on", duty.name());
        Term term = new Term(duty, waits, untilNanos);
        terms.put(duty.name(), term);
        term.begin();
    }

    private void stepDown() {
        Map<String, Term> former = new HashMap<>(terms);
        former.forEach((name, term) -> {
            term.end();
            terms.remove(name);
            log.info("This replica no longer performs {}", name);
        });
    }

    @Override
    public void start() {
        running = true;
        if (settings.enabled() && !duties.isEmpty()) {
            campaign = Thread.ofVirtual().name("leader").start(this::campaign);
        }
    }

    /** Ends the duties first, so that the next replica begins after the last effect of this one. */
    @Override
    public void stop() {
        running = false;
        stepDown();
        Thread thread = campaign;
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(settings.silence());
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops before whatever the duties stand on. */
    @Override
    public int getPhase() {
        return 2;
    }
}
