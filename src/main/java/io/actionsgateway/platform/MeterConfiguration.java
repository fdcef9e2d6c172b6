package io.actionsgateway.platform;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes other people's meters what Prometheus expects of them: described, in seconds, and named by its rules. */
@Configuration(proxyBeanMethods = false)
class MeterConfiguration {

    private static final String CONNECTIONS = "reactor.netty.connection.provider.";

    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "http.server.requests", "Requests to the API and the management port",
            "http.server.requests.active", "Requests that are being answered");

    private static final Map<String, String> NAMES = Map.of("system.cpu.count", "system.cpus");

    /** In milliseconds and nanoseconds; {@code process.cpu.usage} and the JVM's other meters tell as much. */
    private static final Set<String> UNWANTED = Set.of("jvm.compilation.time", "process.cpu.time");

    @Bean
    MeterFilter ourConventions() {
        return new MeterFilter() {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                return UNWANTED.contains(id.getName()) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
            }

            @Override
            public Meter.Id map(Meter.Id id) {
                String description = id.getDescription();
                return new Meter.Id(
                        NAMES.getOrDefault(id.getName(), id.getName()),
                        Tags.of(id.getTagsAsIterable()),
                        id.getBaseUnit(),
                        description == null ? description(id.getName()) : description,
                        id.getType());
            }
        };
    }

    private static @Nullable String description(String name) {
        return name.startsWith(CONNECTIONS) ? "Connections to GitHub and to storage" : DESCRIPTIONS.get(name);
    }
}
