package io.actionsgateway.platform.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves the framework's tracing out unless it is switched on. The framework itself would only export nothing: it makes
 * spans for every request, and has a thread that waits for them, whether anybody takes them or not.
 */
class TracingSwitch implements AutoConfigurationImportFilter, EnvironmentAware {

    static final String PROPERTY = "management.tracing.export.enabled";

    private static final List<String> TRACING = List.of(
            "org.springframework.boot.micrometer.tracing.autoconfigure.",
            "org.springframework.boot.micrometer.tracing.opentelemetry.",
            "org.springframework.boot.opentelemetry.");

    private boolean on;

    @Override
    public void setEnvironment(Environment environment) {
        on = environment.getProperty(PROPERTY, Boolean.class, false);
    }

    @Override
    public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            kept[i] = on || name == null || TRACING.stream().noneMatch(name::startsWith);
        }
        return kept;
    }
}
