package io.actionsgateway.github.transport.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class CachePropertiesTests {

    @Test
    void needsNoSetting() {
        CacheProperties usual = bound(Map.of());

        assertThat(usual.enabled()).isTrue();
        assertThat(usual.memory()).isEqualTo(DataSize.ofMegabytes(64));
        assertThat(usual.settle()).isEqualTo(Duration.ofSeconds(5));
        assertThat(usual.trust().ended()).isEqualTo(Duration.ofMinutes(10));
        assertThat(usual.trust().live()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void bindsTheTrustInEndedRuns() {
        assertThat(bound(Map.of("actions.github.cache.trust.final", "1m"))
                        .trust()
                        .ended())
                .isEqualTo(Duration.ofMinutes(1));
    }

    private static CacheProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("actions.github.cache", CacheProperties.class);
    }
}
