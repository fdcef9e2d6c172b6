package io.actionsgateway;

import io.actionsgateway.security.audit.AuditVerification;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service between GitHub Actions and everything in a company that depends on it. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ActionsGateway {

    /**
     * Starts the service; or, with {@code audit-verify} as the first argument, verifies its audit log.
     *
     * @param args Spring Boot's command line
     */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(AuditVerification.COMMAND)) {
            AuditVerification.main(args);
        }
        SpringApplication.run(ActionsGateway.class, args);
    }
}
