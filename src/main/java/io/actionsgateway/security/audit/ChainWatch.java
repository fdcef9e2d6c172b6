package io.actionsgateway.security.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks at the newest entries of the chain now and then, so that somebody is woken when it was tampered with; the whole of
 * it is checked by {@link AuditVerification}.
 */
@Component
class ChainWatch {

    private static final Logger log = LoggerFactory.getLogger(ChainWatch.class);
    private static final int NEWEST = 1_000;

    private final ChainCheck chain;
    private volatile double intact = Double.NaN;

    ChainWatch(DataSource database, MeterRegistry meters) {
        this.chain = new ChainCheck(database);
        Gauge.builder("actions.audit.chain.intact", this, watch -> watch.intact)
                .description("1 while the newest 1,000 audit entries have the hashes that they should have, else 0")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${actions.security.audit.watch:5m}", initialDelayString = "PT10S")
    void look() {
        try {
            intact = switch (chain.newest(NEWEST)) {
                case Verdict.Intact _ -> 1;
                case Verdict.Broken(long id, String why) -> {
                    log.error("The audit log was tampered with at entry {}: {}", id, why);
                    yield 0;
                }
                case Verdict.Unexpected _ -> 0;
            };
        } catch (DataAccessException | TransactionException away) {
            log.debug("The audit log cannot be read for now", away);
        }
    }
}
