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
 * @param fork whether it came from a stranger's fork: then somebody must approve the run
 */
public record Trigger(
        String event, String branch, String headSha, Account actor, SequencedMap<String, String> inputs, boolean fork) {

    public Trigger {
        inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
    }

    public Trigger(String event, String branch, String headSha, Account actor, SequencedMap<String, String> inputs) {
        this(event, branch, headSha, actor, inputs, false);
    }
}
