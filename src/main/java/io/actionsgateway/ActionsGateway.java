package io.actionsgateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service between GitHub Actions and everything in a company that depends on it. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ActionsGateway {

    /**
     * Starts the service.
     *
     * @param args Spring Boot's command line
     */
    public static void main(String[] args) {
        SpringApplication.run(ActionsGateway.class, args);
    }
}
