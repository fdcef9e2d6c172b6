/** Asks GitHub about single runs: claims of {@code run::watch} come in, observations of runs and their jobs go out. */
@NullMarked
package io.actionsgateway.monitor.poll;

import org.jspecify.annotations.NullMarked;
