/**
 * The logs of a run as they come to be. In comes what somebody wants to read; out go its jobs' logs in the order in which
 * they end, in pieces, and between them what happens meanwhile.
 */
@NullMarked
@NamedInterface("log")
package io.actionsgateway.stream.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
