/**
 * What clients ask beside Actions: who they are, where things are, files and branches. A checked request comes in; an
 * answer in GitHub's words goes out.
 */
@NullMarked
package io.actionsgateway.simulation.operation.beside;

import org.jspecify.annotations.NullMarked;
