package io.actionsgateway.simulation.state.setting;

import java.util.Locale;

/**
 * What secrets and variables may be called.
 *
 * @see <a href="https://docs.github.com/actions/reference/workflows-and-actions/variables#naming-conventions-for-configuration-variables">Naming
 *     conventions</a>
 */
public final class SettingName {

    private SettingName() {}

    /** Whether it has letters, digits and underscores only, and no digit first. */
    public static boolean isWellFormed(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]{0,254}");
    }

    /** Whether GitHub keeps it to itself. */
    public static boolean isReserved(String name) {
        return key(name).startsWith("GITHUB_");
    }

    /** The name as it is stored. */
    public static String key(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
