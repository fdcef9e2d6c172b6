/**
 * What we answer instead of GitHub: a question about the API itself or about the caller comes in, an answer of ours in
 * GitHub's form goes out. No call leaves.
 */
@NullMarked
package io.actionsgateway.api.v3.beside;

import org.jspecify.annotations.NullMarked;
