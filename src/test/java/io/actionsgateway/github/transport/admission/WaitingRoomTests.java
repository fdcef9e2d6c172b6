package io.actionsgateway.github.transport.admission;

import static io.actionsgateway.github.transport.BudgetClass.BACKGROUND;
import static io.actionsgateway.github.transport.BudgetClass.EVENT;
import static io.actionsgateway.github.transport.BudgetClass.INTERACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.transport.BudgetClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class WaitingRoomTests {

    private final WaitingRoom room = new WaitingRoom(Limits.USUAL_FLOORS);

    @Test
    void servesUrgentClassesFirst() {
        add(BACKGROUND, "sweep", 1);
        add(EVENT, "hook", 1);
        add(INTERACTIVE, "anna", 1);

        assertThat(order()).containsExactly("anna", "hook", "sweep");
    }

    @Test
    void servesOneOfEachCallerInTurn() {
        add(INTERACTIVE, "anna", 4);
        add(INTERACTIVE, "ben", 1);
        add(INTERACTIVE, "carla", 2);

        assertThat(order()).containsExactly("anna", "ben", "carla", "anna", "carla", "anna", "anna");
    }

    @Test
    void sendsAServedCallerToTheEndOfTheLine() {
        add(INTERACTIVE, "anna", 3);
        add(INTERACTIVE, "ben", 1);

        List<String> served = new ArrayList<>();
        while (!room.isEmpty()) {
            Waiter next = room.inOrder().getFirst();
            served.add(next.caller());
            assertThat(room.served(next)).isTrue();
        }
        assertThat(served).containsExactly("anna", "ben", "anna", "anna");
    }

    @Test
    void servesAClassThatWasPassedOverAsOftenAsItsFloorAllows() {
        add(INTERACTIVE, "anna", 40);
        add(EVENT, "hook", 4);
        add(BACKGROUND, "sweep", 2);

        List<String> served = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Waiter next = room.inOrder().getFirst();
            room.served(next);
            served.add(next.caller());
        }

        assertThat(served.indexOf("hook")).isEqualTo(5);
        assertThat(served.indexOf("sweep")).isEqualTo(10);
        assertThat(served).filteredOn("anna"::equals).hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    void foretellsTheOrderInWhichItServes() {
        add(INTERACTIVE, "anna", 15);
        add(EVENT, "hook", 4);
        add(BACKGROUND, "sweep", 3);
        List<String> foretold = order();

        List<String> served = new ArrayList<>();
        while (!room.isEmpty()) {
            Waiter next = room.inOrder().getFirst();
            room.served(next);
            served.add(next.caller());
        }
        assertThat(served).isEqualTo(foretold);
    }

    @Test
    void forgetsOneWhoLeaves() {
        Waiter anna = add(INTERACTIVE, "anna", 1).getFirst();

        assertThat(room.remove(anna)).isTrue();
        assertThat(room.remove(anna)).isFalse();
        assertThat(room.isEmpty()).isTrue();
    }

    @Test
    void hasSeatsForSoManyAndForSoManyOfOneCaller() {
        Seats seats = new Seats(3, 2);
        assertThat(seats.take("anna")).isTrue();
        assertThat(seats.take("anna")).isTrue();
        assertThat(seats.take("anna")).isFalse();
        assertThat(seats.take("ben")).isTrue();
        assertThat(seats.take("carla")).isFalse();

        seats.leave("anna");
        assertThat(seats.take("carla")).isTrue();
        assertThat(seats.total()).isEqualTo(3);
    }

    private List<String> order() {
        return room.inOrder().stream().map(Waiter::caller).toList();
    }

    private List<Waiter> add(BudgetClass budgetClass, String caller, int times) {
        List<Waiter> added = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Mono.<Waiter>create(sink -> {
                        Waiter waiter =
                                new Waiter(new Demand("core", budgetClass, 1, false), caller, Instant.EPOCH, sink);
                        added.add(waiter);
                        room.add(waiter);
                    })
                    .subscribe();
        }
        return added;
    }
}
