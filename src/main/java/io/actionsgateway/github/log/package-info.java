/**
 * The archives of logs. In comes a zip that nobody vouches for, and the jobs it is about; out go the texts of jobs and steps.
 */
@NullMarked
package io.actionsgateway.github.log;

import org.jspecify.annotations.NullMarked;
