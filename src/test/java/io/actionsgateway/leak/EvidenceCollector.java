package io.actionsgateway.leak;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.stream.Collectors;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Keeps the names of all meters and threads after each test class that runs an application. */
public class EvidenceCollector implements TestExecutionListener {

    @Override
    public void afterTestClass(TestContext test) {
        if (!test.hasApplicationContext()) {
            return;
        }
        test.getApplicationContext()
                .getBeanProvider(MeterRegistry.class)
                .forEach(registry -> registry.getMeters().stream()
                        .map(Meter::getId)
                        .forEach(meter -> Evidence.keep("meters", meter.toString())));
        Evidence.keep(
                "threads",
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .collect(Collectors.joining("\n")));
    }
}
