package io.actionsgateway.local;

import io.actionsgateway.ActionsGateway;
import io.actionsgateway.TestDatabase;
import org.springframework.boot.SpringApplication;

/** {@code ./mvnw spring-boot:test-run}: the service, a real PostgreSQL and the twin, and a first run to look at. */
public final class LocalStart {

    private LocalStart() {}

    /**
     * Starts everything.
     *
     * @param args Spring Boot's command line
     */
    public static void main(String[] args) {
        SpringApplication.from(ActionsGateway::main)
                .with(TestDatabase.class, FirstRun.class, Narrator.class)
                .withAdditionalProfiles("local")
                .run(args);
    }
}
