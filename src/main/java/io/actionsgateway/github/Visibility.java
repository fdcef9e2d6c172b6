package io.actionsgateway.github;

import java.util.Set;

/** Which repositories of an organization may use its secret or variable. */
public sealed interface Visibility {

    /** All of them. */
    record All() implements Visibility {}

    /** The private and internal ones. */
    record Private() implements Visibility {}

    /**
     * Those that are named.
     *
     * @param repositoryIds GitHub's ids; may be empty
     */
    record Selected(Set<Long> repositoryIds) implements Visibility {

        /** Takes a copy. */
        public Selected {
            repositoryIds = Set.copyOf(repositoryIds);
        }
    }

    /**
     * All of them.
     *
     * @return the visibility
     */
    static Visibility all() {
        return new All();
    }

    /**
     * The private and internal ones.
     *
     * @return the visibility
     */
    static Visibility privateRepositories() {
        return new Private();
    }

    /**
     * Those that are named.
     *
     * @param repositoryIds GitHub's ids
     * @return the visibility
     */
    static Visibility selected(Long... repositoryIds) {
        return new Selected(Set.of(repositoryIds));
    }
}
