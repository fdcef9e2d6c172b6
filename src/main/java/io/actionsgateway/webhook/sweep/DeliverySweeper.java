package io.actionsgateway.webhook.sweep;

import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.Respite;
import io.actionsgateway.platform.duty.Duty;
import io.actionsgateway.platform.duty.Tenure;
import io.actionsgateway.webhook.LogAddress;
import io.actionsgateway.webhook.WebhookProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at the log of each hook that has one, every minute or, in pull mode, every few seconds. When GitHub's limit is
 * reached it stops, and goes on where it was once the limit has passed. One replica does it for all.
 */
@Component
class DeliverySweeper implements Duty {

    private static final Logger log = LoggerFactory.getLogger(DeliverySweeper.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final WebhookProperties properties;
    private final SweepTable table;
    private final SweepMetrics metrics;
    private final Absences absences;
    private final Sweep.Tools tools;
    private final Clock clock;
    private final Map<String, Instant> due = new HashMap<>();
    private final Map<String, Instant> deep = new HashMap<>();
    private @Nullable Tenure last;

    DeliverySweeper(
            WebhookProperties properties,
            SweepTable table,
            SweepMetrics metrics,
            HookLog hookLog,
            Absences absences,
            Puller puller,
            Clock clock) {
        this.properties = properties;
        this.table = table;
        this.metrics = metrics;
        this.absences = absences;
        this.clock = clock;
        Set<String> events = properties.sweep().events();
        this.tools =
                new Sweep.Tools(hookLog, absences, puller, event -> events.contains("*") || events.contains(event));
    }

    @Override
    public String name() {
        return "webhook-sweep";
    }

    @Override
    public Duration turn(Tenure tenure) {
        if (!tenure.equals(last)) {
            last = tenure;
            due.clear();
            deep.clear();
            absences.forget();
        }
        properties.hooks().forEach((name, hook) -> {
            LogAddress address = hook.deliveryLog();
            if (address != null
                    && (properties.sweep().enabled() || properties.pull().enabled())
                    && isDue(name)) {
                due.put(name, clock.instant().plus(look(name, address, tenure)));
            }
        });
        return interval();
    }

    private Duration interval() {
        return properties.pull().enabled()
                ? properties.pull().interval()
                : properties.sweep().interval();
    }

    private boolean isDue(String hook) {
        Instant time = due.get(hook);
        return time == null || !time.isAfter(clock.instant());
    }

    /** Looks at one log; gives the pause until the next look. */
    private Duration look(String hook, LogAddress address, Tenure tenure) {
        Progress former = table.of(hook, address.text());
        Spent spent = new Spent();
        boolean whole = former.interrupted() || former.watermark() == null || isDeep(hook);
        Sweep sweep = new Sweep(hook, address.hook(), tools, whole, floor(former), former, tenure, spent);
        try {
            sweep.run();
            table.save(hook, address.text(), sweep.progress(), spent, tenure.holds());
            if (whole) {
                deep.put(hook, clock.instant());
            }
            metrics.looked(hook, "complete", spent);
            report(hook, spent);
            return Duration.ZERO;
        } catch (GitHubException failure) {
            return stopped(hook, address, sweep, spent, failure);
        }
    }

    private boolean isDeep(String hook) {
        Instant time = deep.get(hook);
        return time == null || !time.plus(properties.sweep().overlap()).isAfter(clock.instant());
    }

    private Instant floor(Progress former) {
        Instant reach = clock.instant().minus(properties.sweep().reach());
        Instant watermark = former.watermark();
        Instant floor =
                watermark == null ? reach : watermark.minus(properties.sweep().overlap());
        return floor.isBefore(reach) ? reach : floor;
    }

    private Duration stopped(String hook, LogAddress address, Sweep sweep, Spent spent, GitHubException failure) {
        Duration pause = Respite.after(failure).orElse(null);
        Progress progress = pause == null ? sweep.progress().anew() : sweep.progress();
        table.save(hook, address.text(), progress, spent, false);
        metrics.looked(hook, pause == null ? "failed" : "interrupted", spent);
        log.warn("The delivery log {} of the hook {} is looked at later: {}", address, hook, failure.getMessage());
        Duration wait = pause == null ? Duration.ofMinutes(1) : pause;
        return wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait;
    }

    private static void report(String hook, Spent spent) {
        if (spent.pulled > 0) {
            log.info("Pulled {} deliveries of the hook {} that had not come", spent.pulled, hook);
        }
    }
}
