package io.actionsgateway.webhook.worker;

import io.actionsgateway.webhook.WebhookProperties;
import io.actionsgateway.webhook.inbox.Pressure;
import io.actionsgateway.webhook.inbox.WorkSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/** The workers of this replica: virtual threads that process what is due until there is nothing, then wait to be woken. */
@Component
class InboxWorkers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InboxWorkers.class);

    /** Under pressure a worker rests so many times as long as it works. */
    private static final int YIELD = 9;

    private final DeliveryProcessor processor;
    private final WorkSignal signal;
    private final Pressure pressure;
    private final WebhookProperties.Workers settings;
    private final AtomicBoolean failing = new AtomicBoolean();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean running;

    InboxWorkers(DeliveryProcessor processor, WorkSignal signal, Pressure pressure, WebhookProperties properties) {
        this.processor = processor;
        this.signal = signal;
        this.pressure = pressure;
        this.settings = properties.workers();
    }

    private void work() {
        try {
            while (running) {
                long start = System.nanoTime();
                if (processedNothing()) {
                    signal.await(settings.poll());
                } else if (pressure.isHigh()) {
                    Thread.sleep(Duration.ofNanos((System.nanoTime() - start) * YIELD));
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** A database that is away is reported once; the worker goes on looking, also when memory ran out. */
    private boolean processedNothing() {
        try {
            int processed = processor.processDue();
            if (failing.compareAndSet(true, false)) {
                log.info("Deliveries are being processed again");
            }
            return processed == 0;
        } catch (RuntimeException | Error failure) {
            if (failing.compareAndSet(false, true)) {
                log.error(
                        "Deliveries cannot be processed for now: {}",
                        NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
            }
            return true;
        }
    }

    @Override
    public void start() {
        running = true;
        for (int i = 0; i < settings.count(); i++) {
            workers.add(Thread.ofVirtual().name("inbox-worker-" + i).start(this::work));
        }
    }

    /** Lets each worker finish what it has claimed; what it cannot finish comes back when the claim ends. */
    @Override
    public void stop() {
        running = false;
        workers.forEach(worker -> signal.wake());
        try {
            for (Thread worker : workers) {
                worker.join(settings.poll().plusSeconds(5));
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        workers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops before the writers of the inbox do. */
    @Override
    public int getPhase() {
        return 1;
    }
}
