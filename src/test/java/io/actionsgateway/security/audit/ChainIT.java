package io.actionsgateway.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.security.audit.AuditEntry.Result;
import io.actionsgateway.security.audit.AuditEntry.What;
import io.actionsgateway.security.audit.AuditEntry.Who;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.dao.DataAccessException;
import reactor.core.publisher.Flux;

/** The chain holds under concurrency, and shows every way to change it afterwards. */
@DialectTest
class ChainIT {

    @Autowired
    private JdbcConnectionDetails tests;

    @Autowired
    private AuditLog service;

    private Chain chain;

    @BeforeEach
    void begin() throws IOException {
        chain = Chain.in(Chain.url(tests));
    }

    @Test
    void isUnbrokenWhenTwoReplicasWriteAtOnce() {
        AuditLog one = chain.replica();
        AuditLog other = chain.replica();

        Flux.range(0, 300)
                .flatMap(number -> (number % 2 == 0 ? one : other).append(entry("r" + number)), 100)
                .blockLast(Duration.ofSeconds(30));

        assertThat(chain.check())
                .isInstanceOfSatisfying(
                        Verdict.Intact.class,
                        intact -> assertThat(intact.head().id()).isEqualTo(300));
    }

    @Test
    void beginsEmptyAndIntact() {
        assertThat(verify()).isEqualTo("0 intact: 0 entries, head " + "0".repeat(64));
    }

    @Test
    void isIntactAndStillHoldsWhatItOnceEndedWith() {
        write(5);
        String once = head();
        write(5);

        assertThat(verify()).startsWith("0 intact: 10 entries, head ");
        assertThat(verify("--expect", once)).startsWith("0 intact: 10 entries");
        assertThat(verify("--expect=" + head())).startsWith("0 intact: 10 entries");
        assertThat(verify("--expect", "f".repeat(64))).startsWith("1 BROKEN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_entry set entry = replace(entry, 'r6', 'r5') where id = 7 | 7",
                "update audit_entry set hash = sha256('x') where id = 7                  | 7",
                "update audit_entry set prev_hash = sha256('x') where id = 7             | 7",
                "delete from audit_entry where id = 7                                    | 7",
                "delete from audit_entry where id = 1                                    | 1",
                "update audit_entry set id = 99 where id = 10                            | 10",
                "delete from audit_entry where id = 10                                   | 10",
                "truncate audit_entry                                                    | 1"
            })
    void namesTheFirstEntryThatIsNotWhatItWas(String sql, int first) {
        write(10);

        chain.tamper(sql);

        assertThat(verify()).startsWith("1 BROKEN at entry " + first + ": ");
    }

    @Test
    void isWatchedAtItsNewestEntries() {
        assertThat(chain.newest(5)).isInstanceOf(Verdict.Intact.class);
        write(10);
        assertThat(chain.newest(5)).isInstanceOf(Verdict.Intact.class);

        chain.tamper("update audit_entry set entry = replace(entry, 'r3', 'r2') where id = 4");
        assertThat(chain.newest(5)).isInstanceOf(Verdict.Intact.class);

        chain.tamper("update audit_entry set entry = replace(entry, 'r7', 'r5') where id = 8");
        assertThat(chain.newest(5))
                .isInstanceOfSatisfying(
                        Verdict.Broken.class, broken -> assertThat(broken.id()).isEqualTo(8));
    }

    @Test
    void showsACutTailToWhomeverKnewTheHead() {
        write(10);
        String once = head();

        chain.tamper("delete from audit_entry where id > 8; update audit_head set id = 8,"
                + " hash = (select hash from audit_entry where id = 8)");

        assertThat(verify()).startsWith("0 intact: 8 entries");
        assertThat(verify("--expect", once)).startsWith("1 BROKEN: the expected hash is not in the chain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set entry = '{}'",
                "delete from audit_entry",
                "truncate audit_entry",
                "delete from audit_head",
                "truncate audit_head",
                "insert into audit_head values (true, 0, sha256('x'))"
            })
    void takesNoChangeFromTheService(String sql) {
        write(2);

        assertThatThrownBy(() -> chain.execute(sql)).isInstanceOf(DataAccessException.class);

        assertThat(chain.check()).isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void keepsTheServicesOwnChainIntact() {
        service.record(entry("by-hand"));

        assertThat(verifyAt(Chain.url(tests))).startsWith("0 intact: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--expect", "--expect=abc", "--expect=UPPER"})
    void saysWhatIsWrongWithItsArguments(String argument) {
        assertThat(verify(argument)).startsWith("2 ").contains("64 characters");
    }

    @Test
    void saysThatItCouldNotRead() {
        assertThat(verifyAt("jdbc:postgresql://localhost:1/none?user=nobody")).startsWith("2 ");
    }

    private void write(int count) {
        chain.table()
                .append(IntStream.range(0, count)
                        .mapToObj(number -> new Told(Instant.EPOCH, entry("r" + number)))
                        .toList());
    }

    private String head() {
        return ((Verdict.Intact) chain.check()).head().hex();
    }

    private String verify(String... arguments) {
        return verifyAt(chain.url(), arguments);
    }

    /** The exit status and what was printed. */
    private static String verifyAt(String url, String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(List.of("audit-verify", "--spring.datasource.url=" + url));
        all.addAll(List.of(arguments));
        int status = new AuditVerification(out, out).run(all.toArray(String[]::new));
        return status + " " + printed.toString(StandardCharsets.UTF_8).strip();
    }

    private static AuditEntry entry(String requestId) {
        return AuditEntry.of(
                requestId,
                new Who("key:team-a", "k1"),
                What.of("actions/cancel-workflow-run", Map.of("owner", "octo-org", "repo", "hello-world")),
                Result.of(AuditOutcome.DONE));
    }
}
