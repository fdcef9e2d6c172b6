/** The operations that we pass on or answer: a method and a path come in, a row and the path's variables go out. Read from GitHub's own description. */
@NullMarked
package io.actionsgateway.api.v3.table;

import org.jspecify.annotations.NullMarked;
