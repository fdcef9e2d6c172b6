/** Waiting for runs: a run and how long somebody is willing to wait come in, what has become of it goes out. */
@NullMarked
@NamedInterface("wait")
package io.actionsgateway.stream.wait;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
