/** Where connections may lead: host names come in with how far each may reach, addresses that are allowed go out. */
@NullMarked
package io.actionsgateway.platform.address;

import org.jspecify.annotations.NullMarked;
