package io.actionsgateway;

import java.nio.file.Path;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The one place where tests and the local start get their PostgreSQL: a container where Docker answers, the embedded
 * server elsewhere. {@code test.db=docker} or {@code test.db=embedded} decides otherwise; {@code test.db.data} names a
 * folder whose data outlive the JVM; {@code test.db.name} asks the embedded server for a database that no other service shares.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

    @Bean
    @ServiceConnection
    @Conditional(OnDocker.class)
    PostgreSQLContainer postgresContainer() {
        return new PostgreSQLContainer("postgres:18-alpine");
    }

    @Bean
    @Conditional(OnEmbedded.class)
    JdbcConnectionDetails embeddedPostgres(Environment environment) {
        String data = environment.getProperty("test.db.data");
        PostgresServer server = data == null ? Shared.SERVER : PostgresServer.keptIn(Path.of(data));
        String name = environment.getProperty("test.db.name");
        String url = name == null ? server.jdbcUrl() : server.jdbcUrl(name);
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }

    /** One server for all tests of a JVM, started when first asked for. */
    private static final class Shared {
        static final PostgresServer SERVER = PostgresServer.temporary();
    }

    static final class OnDocker implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return docker(context.getEnvironment());
        }
    }

    static final class OnEmbedded implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !docker(context.getEnvironment());
        }
    }

    private static boolean docker(Environment environment) {
        return switch (environment.getProperty("test.db", "auto")) {
            case "docker" -> true;
            case "embedded" -> false;
            default -> DockerClientFactory.instance().isDockerAvailable();
        };
    }
}
