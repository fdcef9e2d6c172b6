/** What people see of the service in operation: metrics, dashboards, alerts. */
@NullMarked
package io.actionsgateway.observe;

import org.jspecify.annotations.NullMarked;
