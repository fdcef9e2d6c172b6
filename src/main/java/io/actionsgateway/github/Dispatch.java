package io.actionsgateway.github;

import io.actionsgateway.github.client.Inputs;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.GitHubProperties;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a GitHub takes a dispatch. Before version 2026-03-10 it names the run only when it is asked to; from then on it
 * always does, and there is no such question any more. An Enterprise Server refuses the question.
 *
 * @param mostInputs how many inputs it takes
 * @param asks whether to ask for the run
 */
record Dispatch(int mostInputs, boolean asks) {

    static Dispatch on(GitHubHost host, String apiVersion) {
        return host.enterpriseServer()
                ? new Dispatch(10, false)
                : new Dispatch(25, apiVersion.compareTo(GitHubProperties.VERSION_2026_03_10) < 0);
    }

    /** The body, or what GitHub would have against it. */
    Map<String, Object> body(String ref, Map<String, ?> inputs) {
        if (ref.isBlank()) {
            throw Inputs.refused("ref", "A dispatch needs a branch or tag.");
        }
        if (inputs.size() > mostInputs) {
            throw Inputs.refused("inputs", "Too many inputs: at most " + mostInputs + " are taken.");
        }
        Map<String, Object> body = new LinkedHashMap<>(Map.of("ref", ref));
        if (!inputs.isEmpty()) {
            body.put("inputs", inputs);
        }
        if (asks) {
            body.put("return_run_details", true);
        }
        return body;
    }
}
