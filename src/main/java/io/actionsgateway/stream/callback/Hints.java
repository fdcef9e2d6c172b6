package io.actionsgateway.stream.callback;

import io.actionsgateway.stream.RunSignals;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;

/** Listens for changes of the runs that callbacks wait for, to spare them the wait for the next sweep. For one thread. */
@Component("callbackHints")
class Hints {

    private final RunSignals signals;
    private final Wakeup wakeup;
    private final Map<Long, Disposable> heard = new HashMap<>();

    Hints(RunSignals signals, Wakeup wakeup) {
        this.signals = signals;
        this.wakeup = wakeup;
    }

    /** Listens for these runs and no others. */
    void follow(Set<Long> runs) {
        heard.entrySet().removeIf(each -> {
            boolean over = !runs.contains(each.getKey());
            if (over) {
                each.getValue().dispose();
            }
            return over;
        });
        runs.forEach(this::follow);
    }

    void follow(long run) {
        heard.computeIfAbsent(run, id -> signals.of(id).subscribe(wakeup::look));
    }
}
