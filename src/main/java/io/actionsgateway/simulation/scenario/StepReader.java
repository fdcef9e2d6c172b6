package io.actionsgateway.simulation.scenario;

import java.util.List;

/** Reads a step of a workflow file, and its {@code twin} key. */
final class StepReader {

    private StepReader() {}

    static StepScript read(Place step) {
        Place twin = step.at("twin").knowing("takes", "conclusion", "flaky", "log");
        StepScript plain = new StepScript(
                name(step),
                step.at("if").condition(),
                "success",
                0,
                twin.at("takes").seconds(),
                List.of(),
                step.at("continue-on-error").text("false").equals("true"));
        return played(plain, twin);
    }

    /** As GitHub names steps that do not name themselves. */
    private static String name(Place step) {
        if (step.at("uses").isAbsent() && step.at("run").isAbsent()) {
            throw step.wrong("needs uses or run");
        }
        if (!step.at("name").isAbsent()) {
            return step.at("name").filled("");
        }
        String run = step.at("run").filled("");
        return "Run " + step.at("uses").text(run.lines().findFirst().orElse("").strip());
    }

    /** The same step with what a {@code twin} key says of its outcome and log. */
    static StepScript played(StepScript step, Place twin) {
        String conclusion = twin.at("conclusion").filled(step.conclusion());
        if (!Placeholders.in(conclusion) && !List.of("success", "failure").contains(conclusion)) {
            throw twin.at("conclusion").wrong("must be success or failure");
        }
        List<String> log = twin.at("log").elements().stream()
                .flatMap(text -> text.text("").lines())
                .toList();
        return new StepScript(
                step.name(),
                step.condition(),
                conclusion,
                flaky(twin.at("flaky"), step.flaky()),
                step.takes(),
                log.isEmpty() ? step.log() : log,
                step.continueOnError());
    }

    private static double flaky(Place flaky, double fallback) {
        String probability = flaky.text(Double.toString(fallback));
        if (!probability.matches("0|1|[01]\\.\\d{1,9}") || Double.parseDouble(probability) > 1) {
            throw flaky.wrong("must be a probability from 0 to 1");
        }
        return Double.parseDouble(probability);
    }
}
