package io.actionsgateway.security.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.ManualTime;
import io.actionsgateway.ServiceTest;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Grants;
import io.actionsgateway.security.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Two replicas over one database: what one does to a key, the other one notices in time. */
@ServiceTest
class KeyReplicasIT {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final ApiCaller ADMIN = new ApiCaller("key:admin", "admin", "key_admin", Grants.EVERYTHING, null);

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    private final List<Object> events = new ArrayList<>();
    private ManualTime time;
    private KeyTable table;
    private KeyAuthenticator here;
    private KeyAuthenticator there;
    private ApiKeys keys;

    @BeforeEach
    void replicas() {
        time = ManualTime.stepped(Instant.parse("2026-01-01T00:00:00Z"));
        table = new KeyTable(database, JsonMapper.shared());
        KnownKeys known = known();
        here = new KeyAuthenticator(known, time);
        there = new KeyAuthenticator(known(), time);
        KeyProperties properties = new KeyProperties(Duration.ofDays(90), Duration.ofDays(366));
        keys = new ApiKeys(table, known, properties, transaction, events::add, time);
    }

    @Test
    void letsAKeyInEverywhereOnceItIsMade() {
        String key = made("PT1H").key().text();
        ApiCaller caller = admitted(there, key);
        assertThat(caller.subject()).isEqualTo("key:two replicas");
        assertThat(caller.grants().allow("octo-org/hello-world", Area.ACTIONS, Level.READ))
                .isTrue();
        assertThat(caller.grants().allow("octo-org/hello-world", Area.ACTIONS, Level.WRITE))
                .isFalse();
        assertThat(caller.grants().sees("other/hello-world")).isFalse();
    }

    @Test
    void endsARevokedKeyAtOnceHereAndWithinFiveSecondsThere() {
        NewKey made = made("PT1H");
        String key = made.key().text();
        admitted(here, key);
        admitted(there, key);
        keys.revoke(made.view().id(), ADMIN);
        assertRefused(here, key);
        assertThat(admitted(there, key)).as("as it was read a moment ago").isNotNull();
        time.advance(Duration.ofSeconds(5));
        assertRefused(there, key);
    }

    @Test
    void endsAKeyInTheMomentThatItWasMadeFor() {
        String key = made("PT1S").key().text();
        admitted(there, key);
        time.advance(Duration.ofMillis(999));
        admitted(there, key);
        time.advance(Duration.ofMillis(1));
        assertRefused(there, key);
    }

    @Test
    void notesAUseNoMoreThanOnceAMinute() {
        NewKey made = made("PT1H");
        Instant first = time.instant();
        table.used(List.of(made.view().id()), first);
        table.used(List.of(made.view().id()), first.plusSeconds(59));
        assertThat(lastUse(made)).isEqualTo(first);
        table.used(List.of(made.view().id()), first.plusSeconds(60));
        assertThat(lastUse(made)).isEqualTo(first.plusSeconds(60));
    }

    @Test
    void tellsOnceWhatHappened() {
        String id = made("PT1H").view().id();
        keys.revoke(id, ADMIN);
        keys.revoke(id, ADMIN);
        assertThat(keys.revoke("key_000000000000000", ADMIN)).isFalse();
        assertThat(events)
                .containsExactly(new KeyEvent.Created(id, "key:admin"), new KeyEvent.Revoked(id, "key:admin"));
    }

    @Test
    void makesNoKeyThatCannotBeTold() {
        KeyProperties properties = new KeyProperties(Duration.ofDays(1), Duration.ofDays(1));
        ApiKeys untold = new ApiKeys(
                table,
                known(),
                properties,
                transaction,
                event -> {
                    throw new IllegalStateException("untold");
                },
                time);
        long before = count();
        assertThatThrownBy(() -> untold.create(request("PT1H"), ADMIN)).hasMessage("untold");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void letsNobodyInByGrantsThatSomebodyElseWrote() {
        String key = made("PT1H").key().text();
        database.sql("update api_key set grants = '[{\"repositories\": [\"../..\"]}]' where hash = decode(?, 'hex')")
                .param(KeyText.hash(key))
                .update();
        assertRefused(there, key);
    }

    private KnownKeys known() {
        return new KnownKeys(new KeyLookups(table, time), time, time);
    }

    private NewKey made(String life) {
        return keys.create(request(life), ADMIN);
    }

    private static KeyRequest request(String life) {
        GrantView grant = new GrantView(List.of("octo-org/*"), Map.of("actions", "read"), null, null);
        return new KeyRequest("two replicas", null, List.of(grant), life, null, null);
    }

    private static ApiCaller admitted(KeyAuthenticator replica, String key) {
        return BlockingBridge.await(replica.authenticate(key), LONG);
    }

    private static void assertRefused(KeyAuthenticator replica, String key) {
        assertThatThrownBy(() -> admitted(replica, key)).isInstanceOf(BadCredentialsException.class);
    }

    private Instant lastUse(NewKey made) {
        return table.find(made.view().id()).orElseThrow().lastUsedAt();
    }

    private long count() {
        return database.sql("select count(*) from api_key").query(Long.class).single();
    }
}
