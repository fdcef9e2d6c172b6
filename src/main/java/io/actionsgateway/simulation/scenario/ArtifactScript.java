package io.actionsgateway.simulation.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What a job uploads when it succeeds.
 *
 * @param name of the artifact
 * @param files text by path within its zip
 */
public record ArtifactScript(String name, SequencedMap<String, String> files) {

    public ArtifactScript {
        files = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
    }
}
