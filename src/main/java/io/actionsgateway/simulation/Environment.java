package io.actionsgateway.simulation;

/**
 * A deployment target that wants a reviewer's approval.
 *
 * @param id GitHub's number of it
 * @param name as jobs and callers say it
 * @param reviewer who must approve
 */
record Environment(long id, String name, Account reviewer) {}
