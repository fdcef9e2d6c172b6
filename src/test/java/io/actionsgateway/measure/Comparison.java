package io.actionsgateway.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Rounds of load to contenders in turn, so that whatever the machine does besides falls on all of them.
 *
 * @param contenders the first sets the rate of the open loop
 */
record Comparison(Database database, List<Contender> contenders) {

    void run() {
        int warmUp = Settings.number("warmup", 100_000);
        Duration length = Settings.seconds("seconds", 10);
        contenders.forEach(contender -> round(contender, "warm-up", () -> Pace.closedLoop(warmUp)));
        List<List<Measured>> results = contenders.stream()
                .map(contender -> (List<Measured>) new ArrayList<Measured>())
                .toList();
        for (int round = 1; round <= Settings.number("rounds", 3); round++) {
            for (int i = 0; i < contenders.size(); i++) {
                results.get(i).add(round(contenders.get(i), "round " + round, () -> Pace.closedLoop(length)));
            }
        }
        summarize(results);
        int rate = (int) (0.7 * median(rates(results.getFirst())));
        Duration steady = length.multipliedBy(3);
        System.out.printf("open loop, %,d/s for %d s%n", rate, steady.toSeconds());
        contenders.forEach(contender -> round(contender, "steady", () -> Pace.openLoop(rate, steady)));
    }

    private Measured round(Contender contender, String title, Supplier<Pace> pace) {
        database.checkpoint();
        Measured measured = contender.run(pace.get());
        Load load = measured.load();
        System.out.printf(
                "  %-8s %-8s %,7.0f/s  %s %s%n           %s%n",
                title,
                contender.name(),
                load.perSecond(),
                load.percentiles(),
                load.statusCounts(),
                measured.perDelivery());
        return measured;
    }

    private void summarize(List<List<Measured>> results) {
        System.out.println("closed loop");
        for (int i = 0; i < contenders.size(); i++) {
            List<Double> rates = rates(results.get(i));
            System.out.printf(
                    "  %-8s median %,.0f/s, least %,.0f/s%n",
                    contenders.get(i).name(),
                    median(rates),
                    rates.stream().min(Comparator.naturalOrder()).orElseThrow());
        }
        if (contenders.size() == 2) {
            List<Double> service = rates(results.get(0));
            List<Double> plain = rates(results.get(1));
            List<Double> ratios = IntStream.range(0, service.size())
                    .mapToObj(round -> service.get(round) / plain.get(round))
                    .toList();
            System.out.printf(
                    "  service / plain: median %.2f, least %.2f%n",
                    median(ratios),
                    ratios.stream().min(Comparator.naturalOrder()).orElseThrow());
        }
    }

    private static List<Double> rates(List<Measured> results) {
        return results.stream().map(result -> result.load().perSecond()).toList();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}
