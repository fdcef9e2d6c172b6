/** Work that one replica does for all: duties come in, and the replica that leads performs them. */
@NullMarked
package io.actionsgateway.platform.duty;

import org.jspecify.annotations.NullMarked;
