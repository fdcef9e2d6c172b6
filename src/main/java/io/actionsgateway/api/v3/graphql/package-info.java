/**
 * The few GraphQL queries that clients of Actions send: a query comes in, what REST tells goes out in GraphQL's form.
 * Everything else is quickly not found.
 */
@NullMarked
package io.actionsgateway.api.v3.graphql;

import org.jspecify.annotations.NullMarked;
