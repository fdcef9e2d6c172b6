/** The rim of the web server: limits in time and size, and rules that hold for every request. */
@NullMarked
package io.actionsgateway.platform.http;

import org.jspecify.annotations.NullMarked;
