/** Both APIs describe themselves: the operation table and the controllers come in; OpenAPI documents and a page to browse them go out. */
@NullMarked
package io.actionsgateway.api.docs;

import org.jspecify.annotations.NullMarked;
