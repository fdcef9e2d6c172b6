package io.actionsgateway.github.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A repository as people write it. GitHub compares names without regard to case, and so do {@link #equals} and
 * {@link #hashCode}.
 *
 * @param owner user or organization, up to 39 characters
 * @param name up to 100 characters
 */
public record RepositoryName(String owner, String name) {

    private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,38}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /** Refuses what GitHub would not take, so that no name can lead out of its place in a path. */
    public RepositoryName {
        if (!OWNER.matcher(owner).matches() || !NAME.matcher(name).matches() || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("not a repository: " + owner + "/" + name);
        }
    }

    /**
     * Reads the usual form.
     *
     * @param fullName such as {@code octo-org/hello-world}
     * @return the name
     * @throws IllegalArgumentException when it is not of that form
     */
    public static RepositoryName parse(String fullName) {
        int slash = fullName.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a repository: " + fullName);
        }
        return new RepositoryName(fullName.substring(0, slash), fullName.substring(slash + 1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RepositoryName that
                && owner.equalsIgnoreCase(that.owner)
                && name.equalsIgnoreCase(that.name);
    }

    @Override
    public int hashCode() {
        return toString().toLowerCase(Locale.ROOT).hashCode();
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
