package io.actionsgateway.stream.wait;

import io.actionsgateway.run.RunDetails;
import io.actionsgateway.run.RunKey;
import io.actionsgateway.run.RunView;
import java.util.List;
import java.util.stream.IntStream;

/** Runs of which nothing matters but their states, spelled {@code status} or {@code status/conclusion}. */
public final class Runs {

    private Runs() {}

    public static List<RunView> attempts(List<String> states) {
        return IntStream.range(0, states.size())
                .mapToObj(i -> attempt(i + 1, states.get(i)))
                .toList();
    }

    private static RunView attempt(int number, String state) {
        String[] words = state.split("/", 2);
        String conclusion = words.length == 2 ? words[1] : null;
        RunDetails details = new RunDetails(
                null,
                "octo-org/hello-world",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                words[0],
                conclusion,
                null,
                null,
                null);
        return new RunView(new RunKey(42, number), details);
    }
}
