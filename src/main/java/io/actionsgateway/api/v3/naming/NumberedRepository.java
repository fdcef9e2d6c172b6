package io.actionsgateway.api.v3.naming;

import io.actionsgateway.github.model.RepositoryName;

/**
 * A repository with both of its names.
 *
 * @param id GitHub's number, which stays
 * @param name as it is called now
 */
record NumberedRepository(long id, RepositoryName name) {}
