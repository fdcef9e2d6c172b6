/** Requests come in as clients wrote them; those go on that GitHub's description allows, in one spelling. */
@NullMarked
package io.actionsgateway.api.v3.input;

import org.jspecify.annotations.NullMarked;
