package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.BudgetClass;

/**
 * What a call needs of the limits.
 *
 * @param resource which hourly budget it spends, in GitHub's words
 * @param budgetClass how urgent it is
 * @param points its cost in points per minute
 * @param write whether it changes content
 */
record Demand(String resource, BudgetClass budgetClass, int points, boolean write) {}
