/** GitHub's words: what it calls its objects, their fields and states. In comes JSON, out go records that keep it. */
@NullMarked
package io.actionsgateway.github.model;

import org.jspecify.annotations.NullMarked;
