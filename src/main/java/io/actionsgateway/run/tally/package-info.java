/**
 * How much CI there is and how it goes: ended and open runs and jobs come in from the database, counts and histograms go
 * out to Prometheus, the same on every replica.
 */
@NullMarked
package io.actionsgateway.run.tally;

import org.jspecify.annotations.NullMarked;
