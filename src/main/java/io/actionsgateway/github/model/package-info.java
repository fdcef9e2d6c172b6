/** GitHub's words for the states of runs, jobs and steps. */
@NullMarked
package io.actionsgateway.github.model;

import org.jspecify.annotations.NullMarked;
