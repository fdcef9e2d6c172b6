/**
 * One gate before every request to GitHub, shared by all replicas through the database. In comes a call and, later, its
 * answer; out goes leave to ask now, or the time before which asking is in vain, and why.
 */
@NullMarked
package io.actionsgateway.github.transport.admission;

import org.jspecify.annotations.NullMarked;
