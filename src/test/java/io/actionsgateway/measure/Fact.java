package io.actionsgateway.measure;

import java.time.Instant;

/**
 * What one delivery says: a run or a job reached a state.
 *
 * @param job the job's id, or 0 when it is about the run
 * @param conclusion empty unless completed
 */
record Fact(long run, int attempt, long job, String status, String conclusion, Instant occurredAt) {}
