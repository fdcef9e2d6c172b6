/** Long measurements against a real PostgreSQL, each a command of its own; {@code docs/measurements.md} tells how to read them. */
package io.actionsgateway.measure;
