/** The event log: changes come in within the transaction that made them; pages of settled events go out. */
@NullMarked
package io.actionsgateway.stream.record;

import org.jspecify.annotations.NullMarked;
