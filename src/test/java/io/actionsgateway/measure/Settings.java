package io.actionsgateway.measure;

import java.time.Duration;
import java.util.Optional;

/** What the command line says as {@code -Dmeasure.NAME=value}. */
final class Settings {

    private Settings() {}

    /** The value as given; Maven hands on an unset property as an empty text or as its own placeholder. */
    static Optional<String> text(String name) {
        return Optional.ofNullable(System.getProperty("measure." + name))
                .map(String::strip)
                .filter(value -> !value.isEmpty() && !value.startsWith("${"));
    }

    static int number(String name, int otherwise) {
        return text(name).map(Integer::parseInt).orElse(otherwise);
    }

    static Duration seconds(String name, int otherwise) {
        return Duration.ofSeconds(number(name, otherwise));
    }
}
