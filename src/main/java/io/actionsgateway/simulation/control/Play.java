package io.actionsgateway.simulation.control;

import io.actionsgateway.simulation.access.Tokens;
import io.actionsgateway.simulation.hook.Hooks;
import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.state.World;

/**
 * What is on the stage.
 *
 * @param scenario it began with
 * @param world as it stands now
 * @param simulator moves its runs
 * @param operations that its API offers
 * @param tokens that its callers have
 * @param hooks that it tells, and what it told them
 */
public record Play(
        Scenario scenario, World world, RunSimulator simulator, Operations operations, Tokens tokens, Hooks hooks) {}
