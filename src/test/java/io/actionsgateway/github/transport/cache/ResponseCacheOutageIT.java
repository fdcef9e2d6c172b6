package io.actionsgateway.github.transport.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.platform.Waits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** The database is gone, or silent: calls are answered all the same. */
class ResponseCacheOutageIT {

    private final FakeGitHub github = new FakeGitHub();
    private final FakeCredential credential = new FakeCredential("installation/1", "ghs_c4n4ry_old");

    @Test
    void answersWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        answers("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
    }

    @Test
    void answersWhenTheDatabaseSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            answers("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/postgres?socketTimeout=1");
        }
    }

    private void answers(String url) {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.setUsername("postgres");
            pool.setConnectionTimeout(1_000);
            pool.setInitializationFailTimeout(-1);
            CacheProperties properties = Replica.properties(DataSize.ofMegabytes(1));
            ResponseTable table =
                    new ResponseTable(JdbcClient.create(pool), JsonMapper.shared(), properties, Clock.systemUTC());
            Replica replica = new Replica(Clock.systemUTC(), Waits.real(), table, new FakeKnowledge(), properties);

            Instant start = Instant.now();
            Answer first = replica.get(Calls.run(1).withCredential(credential), github);
            Answer second = replica.get(Calls.run(1).withCredential(credential), github);

            assertThat(first.status()).isEqualTo(200);
            assertThat(second.cacheStatus().forwardStatus()).isEqualTo(304);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(1_500));
            assertThat(replica.count("actions.github.cache.table", "work", "read", "outcome", "failed"))
                    .isEqualTo(1);
        }
    }
}
