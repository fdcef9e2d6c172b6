/** Which runs GitHub is to be asked about, for all replicas: wishes come in, and are handed to whoever asks. */
@NullMarked
@NamedInterface("watch")
package io.actionsgateway.run.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
