/**
 * GitHub's API as HTTP. Requests come in; token, limits and input are checked, and GitHub's answers go out.
 */
@NullMarked
package io.actionsgateway.simulation.rest;

import org.jspecify.annotations.NullMarked;
