package io.actionsgateway.github.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An organization as people write it. GitHub compares names without regard to case, and so do {@link #equals} and
 * {@link #hashCode}.
 *
 * @param login up to 39 characters
 */
public record OrganizationName(String login) {

    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,38}");

    /** Refuses what GitHub would not take, so that no name can lead out of its place in a path. */
    public OrganizationName {
        if (!LOGIN.matcher(login).matches()) {
            throw new IllegalArgumentException("not an organization: " + login);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrganizationName that && login.equalsIgnoreCase(that.login);
    }

    @Override
    public int hashCode() {
        return login.toLowerCase(Locale.ROOT).hashCode();
    }

    @Override
    public String toString() {
        return login;
    }
}
