package io.actionsgateway.measure;

import io.actionsgateway.ActionsGateway;
import io.actionsgateway.ServiceClient;
import io.actionsgateway.TestDatabase;
import io.actionsgateway.run.Ending;
import io.actionsgateway.run.Story;
import io.actionsgateway.run.Teller;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Tells the stories of runs in every order, or in 10,000 random ones where there are more than 7 events, always with a
 * repetition: each must end in one state and one history.
 */
public final class EventOrders {

    private static final int ALL_ORDERS_UP_TO = 7;
    private static final int RANDOM_ORDERS = 10_000;

    private final Teller teller;
    private final long seed;

    private EventOrders(Teller teller, long seed) {
        this.teller = teller;
        this.seed = seed;
    }

    /**
     * Tells all stories; ends with status 1 when one of them ends in two ways.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        boolean held = true;
        try (ConfigurableApplicationContext service = SpringApplication.from(ActionsGateway::main)
                .with(TestDatabase.class, Teller.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--actions.webhook.hooks.default.secrets=" + ServiceClient.SECRET)
                .getApplicationContext()) {
            EventOrders orders = new EventOrders(service.getBean(Teller.class), Settings.number("seed", 1));
            for (Story story : Story.all()) {
                held &= orders.hold(story);
            }
        }
        System.exit(held ? 0 : 1);
    }

    private boolean hold(Story story) {
        Ending expected = teller.inOrder(story);
        List<List<Integer>> orders = orders(story).toList();
        long differing = IntStream.range(0, orders.size())
                .parallel()
                .filter(i -> !teller.inGroups(story, orders.get(i), new Random(seed + i))
                        .equals(expected))
                .count();
        System.out.printf(
                "%-32s %d events, %6d orders (%s): %s%n",
                story.name(),
                story.events().size(),
                orders.size(),
                story.events().size() <= ALL_ORDERS_UP_TO ? "all" : "random, seed " + seed,
                differing == 0 ? "one state, one history" : differing + " ended differently");
        return differing == 0;
    }

    /** Each order of the events, and in each one event repeated at a random place. */
    private Stream<List<Integer>> orders(Story story) {
        int events = story.events().size();
        List<Integer> all = IntStream.range(0, events).boxed().toList();
        Random random = new Random(seed);
        Stream<List<Integer>> orders = events <= ALL_ORDERS_UP_TO
                ? permutations(all).stream()
                : Stream.generate(() -> shuffled(all, random)).limit(RANDOM_ORDERS);
        return orders.map(order -> repeating(order, random));
    }

    private static List<Integer> repeating(List<Integer> order, Random random) {
        List<Integer> repeating = new ArrayList<>(order);
        repeating.add(random.nextInt(order.size() + 1), random.nextInt(order.size()));
        return repeating;
    }

    private static List<Integer> shuffled(List<Integer> all, Random random) {
        List<Integer> order = new ArrayList<>(all);
        Collections.shuffle(order, random);
        return order;
    }

    private static List<List<Integer>> permutations(List<Integer> rest) {
        if (rest.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> orders = new ArrayList<>();
        for (Integer first : rest) {
            List<Integer> others =
                    rest.stream().filter(one -> !one.equals(first)).toList();
            for (List<Integer> order : permutations(others)) {
                List<Integer> longer = new ArrayList<>(List.of(first));
                longer.addAll(order);
                orders.add(longer);
            }
        }
        return orders;
    }
}
