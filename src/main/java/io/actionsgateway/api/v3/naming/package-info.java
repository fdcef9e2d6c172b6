/** Repositories by number: GitHub's links and newer clients name them so. A number comes in, the name that grants and rules speak of goes on; who asks by a former name is led to the present one. */
@NullMarked
package io.actionsgateway.api.v3.naming;

import org.jspecify.annotations.NullMarked;
