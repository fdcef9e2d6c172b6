/**
 * Why a run does not go on. A run comes in; out go the reasons, each with its evidence, from our tables and a few
 * questions to GitHub.
 */
@NullMarked
@NamedInterface("why")
package io.actionsgateway.monitor.why;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
