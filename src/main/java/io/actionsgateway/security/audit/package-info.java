/**
 * Who did what: an account of each write and each refusal comes in; an append-only, hash-chained log that anybody can
 * verify goes out.
 */
@NullMarked
package io.actionsgateway.security.audit;

import org.jspecify.annotations.NullMarked;
