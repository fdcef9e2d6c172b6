/** Compares our runs with GitHub's: what GitHub's lists tell and no webhook did goes out to {@code run}. */
@NullMarked
package io.actionsgateway.monitor.heal;

import org.jspecify.annotations.NullMarked;
