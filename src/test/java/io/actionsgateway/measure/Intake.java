package io.actionsgateway.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * How many deliveries the service takes in, beside an ordinary receiver on the same PostgreSQL: closed loop in
 * alternating rounds, then an open loop at 70 % of the service's best. First as shipped, then receiving only.
 */
final class Intake {

    private static final String WORKERS = "--actions.webhook.workers.count=";

    private Intake() {}

    public static void main(String[] arguments) {
        var verdict = new Verdict();
        try (Database database = Database.open()) {
            if (Settings.text("workers").isPresent()) {
                int workers = Settings.number("workers", 0);
                compare(database, verdict, "workers: " + workers, List.of(WORKERS + workers), workers > 0);
            } else {
                compare(database, verdict, "service as shipped", List.of(), true);
                compare(database, verdict, "service receiving only", List.of(WORKERS + 0), false);
            }
        }
        verdict.exit();
    }

    private static void compare(
            Database database, Verdict verdict, String mode, List<String> arguments, boolean drains) {
        System.out.printf("%n== %s ==%n", mode);
        String only = Settings.text("only").orElse("both");
        List<Contender> contenders = new ArrayList<>();
        try {
            if (!only.equals("plain")) {
                contenders.add(Contender.service(database, arguments, drains));
            }
            if (!only.equals("service")) {
                contenders.add(Contender.plain(database));
            }
            new Comparison(database, contenders).run();
            contenders.forEach(contender -> contender.verify(verdict));
        } finally {
            contenders.forEach(Contender::close);
        }
    }
}
