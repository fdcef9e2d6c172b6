package io.actionsgateway.simulation.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.actionsgateway.simulation.chaos.Fault;
import io.actionsgateway.simulation.chaos.FaultKind;
import io.actionsgateway.simulation.rest.Operation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets the next answers go wrong. */
final class FaultControl {

    private final Stage stage;

    private record Pending(List<View> faults) {}

    /** A fault as it is told and shown. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record View(
            @Nullable String kind,
            @Nullable String operation,
            @Nullable Integer count,
            @Nullable Long retryAfter,
            @Nullable Long delayMs,
            @Nullable Double probability,
            @Nullable Boolean performed) {

        private static View of(Fault fault) {
            Duration retryAfter = fault.retryAfter();
            return new View(
                    fault.kind().word(),
                    fault.operation(),
                    fault.count(),
                    retryAfter == null ? null : retryAfter.toSeconds(),
                    fault.delay().toMillis(),
                    fault.probability(),
                    fault.performed());
        }
    }

    FaultControl(Stage stage) {
        this.stage = stage;
    }

    void register(ControlTable table) {
        table.get("/faults", "what is still to go wrong", request -> pending())
                .create(
                        "/faults",
                        "lets the next answers go wrong: {\"kind\": \"secondary\", \"count\": 2}, or a list of such",
                        this::add)
                .delete(
                        "/faults",
                        "lets everything go well again",
                        request -> stage.faults().clear());
    }

    private Pending pending() {
        return new Pending(stage.faults().pending().stream().map(View::of).toList());
    }

    private Pending add(ControlRequest request) {
        View[] script = request.text().strip().startsWith("[")
                ? request.body(View[].class)
                : new View[] {request.body(View.class)};
        try {
            stage.faults().add(Arrays.stream(script).map(this::fault).toArray(Fault[]::new));
        } catch (IllegalArgumentException wrong) {
            throw ControlProblem.unprocessable(String.valueOf(wrong.getMessage()));
        }
        return pending();
    }

    private Fault fault(View view) {
        Fault usual = Fault.of(FaultKind.of(ControlRequest.needed(view.kind(), "kind", "{\"kind\": \"secondary\"}")));
        return new Fault(
                usual.kind(),
                view.operation() == null ? null : operation(view.operation()),
                view.count() == null ? usual.count() : view.count(),
                view.retryAfter() == null ? null : Duration.ofSeconds(view.retryAfter()),
                view.delayMs() == null ? usual.delay() : Duration.ofMillis(view.delayMs()),
                view.probability() == null ? usual.probability() : view.probability(),
                Boolean.TRUE.equals(view.performed()));
    }

    private String operation(String called) {
        return stage.play()
                .operations()
                .called(called)
                .map(Operation::id)
                .orElseThrow(() -> ControlProblem.unprocessable("there is no operation " + called
                        + "; name it as GitHub does, actions/get-workflow-run, or by method and path,"
                        + " GET /repos/{owner}/{repo}/actions/runs/{run_id}"));
    }
}
