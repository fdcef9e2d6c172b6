package io.actionsgateway.simulation.state;

import io.actionsgateway.simulation.scenario.Account;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What a run began with.
 *
 * @param event GitHub's name of it, such as {@code workflow_dispatch}
 * @param branch short name
 * @param headSha commit of that branch then
 * @param actor who did it
 * @param inputs complete, in the file's order
 */
public record Trigger(String event, String branch, String headSha, Account actor, SequencedMap<String, String> inputs) {

    public Trigger {
        inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
    }
}
