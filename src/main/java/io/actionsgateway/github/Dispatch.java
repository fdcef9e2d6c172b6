package io.actionsgateway.github;

import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.Field;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.GitHubProperties;
import java.util.LinkedHashMap;
import java.util.List;
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
            throw new GitHubException.InvalidInputs(
                    "A dispatch needs a branch or tag.", List.of(new Field("ref", "missing_field", "is blank")));
        }
        if (inputs.size() > mostInputs) {
            String limit = "at most " + mostInputs + " are taken";
            throw new GitHubException.InvalidInputs(
                    "Too many inputs: " + limit + ".", List.of(new Field("inputs", "invalid", limit)));
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
