package io.actionsgateway.github.transport;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;

/** Transports put together by hand. */
public final class Transports {

    private Transports() {}

    /** A transport of these steps, outermost first; the last one must not ask on. */
    public static GitHubTransport of(Step... steps) {
        return new GitHubTransport(new ObjectProvider<>() {
            @Override
            public Step getObject() {
                return steps[0];
            }

            @Override
            public Stream<Step> orderedStream() {
                return Arrays.stream(steps);
            }

            @Override
            public Iterator<Step> iterator() {
                return Arrays.asList(steps).iterator();
            }
        });
    }
}
