/** GitHub tells us (webhook), we remember (run), we answer (api). Each folder is a module of the house. */
@NullMarked
package io.actionsgateway;

import org.jspecify.annotations.NullMarked;
