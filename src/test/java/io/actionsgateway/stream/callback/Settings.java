package io.actionsgateway.stream.callback;

import io.actionsgateway.platform.Secret;
import java.time.Duration;
import java.util.List;

/** Settings for tests, as they are when nothing is said. */
final class Settings {

    static final Secret MASTER = new Secret("c4n4ry-master-secret-of-the-callbacks");

    private Settings() {}

    static CallbackProperties allowing(List<String> allowed, List<String> inside) {
        return with(MASTER, null, allowed, inside);
    }

    static CallbackProperties with(Secret secret, Secret previous, List<String> allowed, List<String> inside) {
        return new CallbackProperties(
                secret,
                previous,
                allowed,
                inside,
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofHours(2),
                Duration.ofHours(24),
                Duration.ofDays(35),
                16,
                4,
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                1000,
                Duration.ofDays(30));
    }
}
