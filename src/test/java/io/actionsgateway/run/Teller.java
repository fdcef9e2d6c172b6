package io.actionsgateway.run;

import io.actionsgateway.webhook.Payloads;
import io.actionsgateway.webhook.event.PayloadInterpreter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.springframework.boot.test.context.TestComponent;

/** Tells a story to the run tracker, each time of another run, and says how it ended. */
@TestComponent
public class Teller {

    private static final int LARGEST_GROUP = 3;

    private final RunTracker tracker;
    private final RunReader reader;
    private final PayloadInterpreter interpreter;

    Teller(RunTracker tracker, RunReader reader, PayloadInterpreter interpreter) {
        this.tracker = tracker;
        this.reader = reader;
        this.interpreter = interpreter;
    }

    /** As it happened, one event at a time. */
    public Ending inOrder(Story story) {
        return told(story, IntStream.range(0, story.events().size()).boxed().toList(), new Random(0), 1);
    }

    /** In a random order, with one event repeated, in groups of random size. */
    public Ending shuffled(Story story, Random random) {
        List<Integer> order = new ArrayList<>(
                IntStream.range(0, story.events().size()).boxed().toList());
        order.add(random.nextInt(order.size()));
        Collections.shuffle(order, random);
        return inGroups(story, order, random);
    }

    /** In the given order, in groups of random size; each group is one transaction. */
    public Ending inGroups(Story story, List<Integer> order, Random random) {
        return told(story, order, random, LARGEST_GROUP);
    }

    private Ending told(Story story, List<Integer> order, Random random, int largestGroup) {
        long runId = Payloads.freshId();
        List<RunObservation> events = story.observations(interpreter, runId);
        List<RunObservation> observations = order.stream().map(events::get).toList();
        int from = 0;
        while (from < observations.size()) {
            int to = Math.min(observations.size(), from + 1 + random.nextInt(largestGroup));
            tracker.observe(observations.subList(from, to));
            from = to;
        }
        return Ending.of(reader, runId);
    }
}
