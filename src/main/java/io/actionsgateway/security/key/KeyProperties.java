package io.actionsgateway.security.key;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long API keys live. None lives for ever.
 *
 * @param defaultLife of a key whose maker says nothing
 * @param longestLife that a maker may ask for
 */
@ConfigurationProperties("actions.security.keys")
record KeyProperties(
        @DefaultValue("90d") Duration defaultLife,
        @DefaultValue("366d") Duration longestLife) {

    KeyProperties {
        if (!defaultLife.isPositive() || defaultLife.compareTo(longestLife) > 0) {
            throw new IllegalArgumentException(
                    "actions.security.keys.default-life must be positive and not above longest-life");
        }
    }
}
