package io.actionsgateway.run.dispatch;

import java.util.UUID;

/**
 * One try of an entry. What a try tells counts only until the next one has begun.
 *
 * @param id names the entry
 * @param number from 1 on; grows when an entry that failed is tried again under its key
 */
public record DispatchTry(UUID id, int number) {}
