package io.actionsgateway.simulation.recording;

import java.util.ArrayList;
import java.util.List;

/** What the receiver's answers mean; used by one thread at a time. */
final class Judgement {

    private static final int TAKEN = 2;
    private static final int REFUSED = 4;

    private final List<Difference> differences = new ArrayList<>();
    private int successful;
    private int failed;

    void answered(Sending sending, int status) {
        if (sending.kind() == Sending.Kind.CORRUPTED) {
            judge(status / 100 == REFUSED, Difference.Kind.CORRUPTED_TAKEN, sending, "answered " + status);
            return;
        }
        int recorded = sending.delivery().status();
        int expected = recorded == 0 ? TAKEN : recorded / 100;
        String was = recorded == 0 ? "recorded without an answer" : "recorded " + recorded;
        judge(status / 100 == expected, Difference.Kind.STATUS_DIFFERS, sending, was + ", answered " + status);
    }

    void notKept(Sending sending) {
        judge(false, Difference.Kind.NOT_KEPT, sending, "its body was not kept");
    }

    private void judge(boolean well, Difference.Kind kind, Sending sending, String detail) {
        if (well) {
            successful++;
            return;
        }
        failed++;
        if (differences.size() < ReplayReport.MOST_DIFFERENCES) {
            Entry.Delivery delivery = sending.delivery();
            String action = delivery.action() == null ? "" : " " + delivery.action();
            differences.add(new Difference(kind, delivery.event() + action + " " + delivery.guid(), List.of(detail)));
        }
    }

    ReplayReport report() {
        return ReplayReport.of(successful, failed, differences);
    }
}
