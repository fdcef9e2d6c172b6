package io.actionsgateway.github.transport.admission;

/**
 * The end of a call.
 *
 * @param permit it had
 * @param report what came of it
 */
record Settlement(Permit permit, Report report) {}
