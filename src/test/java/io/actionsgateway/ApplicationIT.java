package io.actionsgateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
@Import(TestDatabase.class)
class ApplicationIT {

    @Test
    void talksToARealPostgres(@Autowired JdbcClient database) {
        assertThat(database.sql("select version()").query(String.class).single())
                .startsWith("PostgreSQL");
    }
}
