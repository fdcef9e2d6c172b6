package io.actionsgateway.github;

import org.jspecify.annotations.Nullable;

/**
 * What to change about a variable; what is not named stays.
 *
 * @param name the new name
 * @param value the new value
 * @param visibility who may use it from now on; only for an organization's variable
 */
public record VariableChange(
        @Nullable String name,
        @Nullable String value,
        @Nullable Visibility visibility) {

    /**
     * Another value.
     *
     * @param value up to 48 KB in UTF-8
     * @return the change
     */
    public static VariableChange value(String value) {
        return new VariableChange(null, value, null);
    }

    /**
     * Another name.
     *
     * @param name letters, digits and underscores
     * @return the change
     */
    public static VariableChange name(String name) {
        return new VariableChange(name, null, null);
    }

    /**
     * The same, and another name.
     *
     * @param other letters, digits and underscores
     * @return a copy
     */
    public VariableChange named(String other) {
        return new VariableChange(other, value, visibility);
    }

    /**
     * The same, and other users.
     *
     * @param other who may use it
     * @return a copy
     */
    public VariableChange visible(Visibility other) {
        return new VariableChange(name, value, other);
    }
}
