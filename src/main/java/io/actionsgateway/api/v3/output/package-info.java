/** The way back: GitHub's answer comes in; ours goes out, with our addresses, our headers and our ETag. */
@NullMarked
package io.actionsgateway.api.v3.output;

import org.jspecify.annotations.NullMarked;
