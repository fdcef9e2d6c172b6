package io.actionsgateway.simulation.control;

import io.actionsgateway.simulation.hook.DeliveryChaos;
import io.actionsgateway.simulation.hook.DeliveryFault;
import java.util.Arrays;
import java.util.List;

/** Lets deliveries of webhooks go wrong. */
final class ChaosControl {

    private final Stage stage;

    private record Pending(List<DeliveryFault> faults) {}

    ChaosControl(Stage stage) {
        this.stage = stage;
    }

    void register(ControlTable table) {
        table.get("/chaos", "what is to go wrong with deliveries", request -> pending())
                .create(
                        "/chaos",
                        "lets deliveries go wrong: {\"kind\": \"drop\", \"event\": \"workflow_run\", \"count\": 1}",
                        this::add)
                .delete("/chaos", "lets all deliveries arrive again", request -> chaos().clear());
    }

    private DeliveryChaos chaos() {
        return stage.play().hooks().chaos();
    }

    private Pending pending() {
        return new Pending(chaos().faults());
    }

    private Pending add(ControlRequest request) {
        DeliveryFault[] faults = request.text().strip().startsWith("[")
                ? request.body(DeliveryFault[].class)
                : new DeliveryFault[] {request.body(DeliveryFault.class)};
        try {
            Arrays.stream(faults).forEach(chaos()::add);
        } catch (IllegalStateException tooMany) {
            throw ControlProblem.conflict(String.valueOf(tooMany.getMessage()));
        }
        return pending();
    }
}
