package io.actionsgateway.security.audit;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The command {@code audit-verify}: computes every hash of the audit log again. Reads the same configuration of the
 * database as the service, changes nothing, and may run beside it.
 */
public final class AuditVerification {

    /** The command's name. */
    public static final String COMMAND = "audit-verify";

    private static final int BROKEN = 1;
    private static final int NOT_CHECKED = 2;
    private static final String EXPECT = "--expect";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final PrintStream out;
    private final PrintStream err;

    AuditVerification(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Verifies and ends the JVM: 0 when the chain is intact, 1 when it is not, 2 when that could not be found out.
     *
     * @param arguments {@code --expect HASH} for a hash that the chain once ended with; others are Spring's, such as
     *     {@code --spring.datasource.url=...}
     */
    public static void main(String[] arguments) {
        System.exit(new AuditVerification(System.out, System.err).run(arguments));
    }

    int run(String... arguments) {
        List<String> others = new ArrayList<>(List.of(arguments));
        others.remove(COMMAND);
        String expected = expected(others);
        if (expected != null && !HASH.matcher(expected).matches()) {
            err.println(EXPECT + " wants a hash as this command prints it: 64 characters, 0-9 and a-f");
            return NOT_CHECKED;
        }
        try (ConfigurableApplicationContext context = context(others)) {
            return tell(new ChainCheck(context.getBean(DataSource.class)).check(expected));
        } catch (RuntimeException failure) {
            err.println("The audit log could not be read: " + failure.getMessage());
            return NOT_CHECKED;
        }
    }

    /** Takes the hash out of the arguments; {@code ""} when it was forgotten. */
    private static @Nullable String expected(List<String> arguments) {
        for (String argument : List.copyOf(arguments)) {
            if (argument.startsWith(EXPECT + "=")) {
                arguments.remove(argument);
                return argument.substring(EXPECT.length() + 1);
            }
        }
        int at = arguments.indexOf(EXPECT);
        if (at < 0) {
            return null;
        }
        arguments.remove(at);
        return at < arguments.size() ? arguments.remove(at) : "";
    }

    private static ConfigurableApplicationContext context(List<String> arguments) {
        return new SpringApplicationBuilder(Database.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("logging.level.root=warn")
                .run(arguments.toArray(String[]::new));
    }

    private int tell(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Intact(Link head) -> {
                out.println("intact: " + head.id() + " entries, head " + head.hex());
                yield 0;
            }
            case Verdict.Broken(long id, String why) -> {
                out.println("BROKEN at entry " + id + ": " + why);
                yield BROKEN;
            }
            case Verdict.Unexpected(Link head) -> {
                out.println("BROKEN: the expected hash is not in the chain, whose tail was cut or which was made anew; "
                        + head.id() + " entries, head " + head.hex());
                yield BROKEN;
            }
        };
    }

    /** Nothing of the service but its database. */
    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    static final class Database {}
}
