package io.actionsgateway.measure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest.Headers;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * What a competent engineer writes on the first day, to compare with: check the signature, insert one row, answer 202.
 * It has what the WebFlux and JDBC starters bring and nothing else: no security filter, no metrics, no processing. Its
 * annotations keep it out of the service's component scan.
 */
@ImportAutoConfiguration({
    NettyReactiveWebServerAutoConfiguration.class,
    HttpHandlerAutoConfiguration.class,
    WebFluxAutoConfiguration.class,
    ErrorWebFluxAutoConfiguration.class,
    CodecsAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
class PlainReceiver {

    private static final String TABLE = """
            create table if not exists delivery (
                id bigint generated always as identity primary key,
                guid uuid not null unique,
                event text not null,
                received_at timestamptz not null default now(),
                hook_id text,
                user_agent text,
                content_type text,
                body bytea not null)""";

    private static final String INSERT = """
            insert into delivery (guid, event, hook_id, user_agent, content_type, body)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing""";

    private final Scheduler virtualThreads = Schedulers.fromExecutor(Executors.newVirtualThreadPerTaskExecutor());
    private final JdbcClient database;

    PlainReceiver(JdbcClient database) {
        this.database = database;
        database.sql(TABLE).update();
    }

    public static void main(String[] arguments) {
        SpringApplication.run(PlainReceiver.class, arguments);
    }

    @Bean
    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/health", request -> ServerResponse.ok().build())
                .POST(
                        "/webhooks/github",
                        request -> request.bodyToMono(byte[].class)
                                .publishOn(virtualThreads)
                                .map(body -> receive(request.headers(), body))
                                .flatMap(status -> ServerResponse.status(status).build()))
                .build();
    }

    private HttpStatus receive(Headers headers, byte[] body) {
        byte[] expected = new Signer().sign(body).getBytes(StandardCharsets.US_ASCII);
        byte[] given = first(headers, "X-Hub-Signature-256").getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, given)) {
            return HttpStatus.UNAUTHORIZED;
        }
        database.sql(INSERT)
                .params(
                        UUID.fromString(first(headers, "X-GitHub-Delivery")),
                        first(headers, "X-GitHub-Event"),
                        first(headers, "X-GitHub-Hook-ID"),
                        first(headers, "User-Agent"),
                        first(headers, "Content-Type"),
                        body)
                .update();
        return HttpStatus.ACCEPTED;
    }

    private static String first(Headers headers, String name) {
        String value = headers.firstHeader(name);
        return value == null ? "" : value;
    }
}
