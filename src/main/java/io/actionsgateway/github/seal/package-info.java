/** Secrets on their way to GitHub. In come a value and GitHub's public key; out goes a box that only GitHub can open. */
@NullMarked
package io.actionsgateway.github.seal;

import org.jspecify.annotations.NullMarked;
