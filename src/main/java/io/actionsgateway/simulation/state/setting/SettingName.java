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

    /** The name as it is stored. */
    public static String key(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
