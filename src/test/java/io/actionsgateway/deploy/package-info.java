/** What the service is delivered in comes in: image, compose file, chart; what goes out is whether they keep their promises. */
@org.jspecify.annotations.NullMarked
package io.actionsgateway.deploy;
