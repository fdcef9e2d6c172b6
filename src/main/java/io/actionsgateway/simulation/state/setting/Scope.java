package io.actionsgateway.simulation.state.setting;

import io.actionsgateway.description.SettingRules;
import io.actionsgateway.platform.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where secrets and variables are kept: a repository, an environment, or an organization.
 *
 * @see <a href="https://docs.github.com/actions/reference/security/secrets">Limits of secrets</a>
 */
public final class Scope {

    private final String name;
    private final Settings<String> variables;
    private final Settings<byte[]> secrets;
    private @Nullable KeyPair keyPair;

    private Scope(String name, int mostVariables, int mostSecrets) {
        this.name = name;
        variables = new Settings<>(mostVariables);
        secrets = new Settings<>(mostSecrets);
    }

    public static Scope repository(long id) {
        return new Scope("repository " + id, 500, 100);
    }

    public static Scope environment(long id) {
        return new Scope("environment " + id, 100, 100);
    }

    public static Scope organization(long id) {
        return new Scope("organization " + id, 1_000, 1_000);
    }

    /** Sets what a scenario has set. */
    public void fill(Map<String, String> variablesByName, Map<String, String> secretsByName, Instant now) {
        variablesByName.forEach((called, value) -> variables.put(checked(called), value, now));
        secretsByName.forEach(
                (called, value) -> secrets.put(checked(called), value.getBytes(StandardCharsets.UTF_8), now));
    }

    private static String checked(String called) {
        if (SettingRules.aboutName("Variable", called).isPresent()) {
            throw new IllegalArgumentException("GitHub allows no secret or variable to be called " + called);
        }
        return called;
    }

    public Settings<String> variables() {
        return variables;
    }

    /** What the sealed boxes held. */
    public Settings<byte[]> secrets() {
        return secrets;
    }

    /** A secret as jobs get it; nothing when there is none, or it is blank. */
    public Optional<Secret> secret(String called) {
        return secrets.find(called)
                .map(found -> new String(found.value(), StandardCharsets.UTF_8))
                .filter(text -> !text.isBlank())
                .map(Secret::new);
    }

    /** What secrets are sealed with; the same seed gives the same one, whoever asks first decides. */
    public KeyPair keyPair(long seed) {
        if (keyPair == null) {
            keyPair = KeyPair.of(seed, name);
        }
        return keyPair;
    }
}
