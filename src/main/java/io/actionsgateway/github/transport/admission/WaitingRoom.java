package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.BudgetClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.function.Predicate;

/**
 * Those who wait for one account, in the order of service: urgent classes first, within a class one of each caller in
 * turn. A class that has been passed over too often is served once out of its turn: with a floor of 10 % after every ten
 * more urgent calls. Thread-safe.
 */
final class WaitingRoom {

    private static final BudgetClass[] CLASSES = BudgetClass.values();

    private final AdmissionProperties.Floors floors;
    private final Map<BudgetClass, Map<String, SequencedSet<Waiter>>> waiting = new EnumMap<>(BudgetClass.class);
    private final Map<BudgetClass, Integer> passedOver = new EnumMap<>(BudgetClass.class);

    WaitingRoom(AdmissionProperties.Floors floors) {
        this.floors = floors;
        for (BudgetClass each : CLASSES) {
            waiting.put(each, new LinkedHashMap<>());
        }
    }

    synchronized void add(Waiter waiter) {
        callers(waiter)
                .computeIfAbsent(waiter.caller(), name -> new LinkedHashSet<>())
                .add(waiter);
    }

    /** True when he was still here. */
    synchronized boolean remove(Waiter waiter) {
        Map<String, SequencedSet<Waiter>> callers = callers(waiter);
        SequencedSet<Waiter> his = callers.get(waiter.caller());
        boolean here = his != null && his.remove(waiter);
        if (his != null && his.isEmpty()) {
            callers.remove(waiter.caller());
        }
        return here;
    }

    /** Takes one out who was served: his caller goes to the end of the line. */
    synchronized boolean served(Waiter waiter) {
        boolean here = remove(waiter);
        Map<String, SequencedSet<Waiter>> callers = callers(waiter);
        SequencedSet<Waiter> rest = callers.remove(waiter.caller());
        if (rest != null) {
            callers.put(waiter.caller(), rest);
        }
        count(waiter.demand().budgetClass(), passedOver, this::isWaiting);
        return here;
    }

    synchronized boolean isEmpty() {
        return waiting.values().stream().allMatch(Map::isEmpty);
    }

    /** Everybody, in the order in which they would be served now. */
    synchronized List<Waiter> inOrder() {
        Map<BudgetClass, Iterator<Waiter>> lines = new EnumMap<>(BudgetClass.class);
        waiting.forEach(
                (each, callers) -> lines.put(each, inTurn(callers.values()).iterator()));
        Map<BudgetClass, Integer> passed = new EnumMap<>(BudgetClass.class);
        passed.putAll(passedOver);
        List<Waiter> order = new ArrayList<>();
        while (true) {
            lines.values().removeIf(line -> !line.hasNext());
            if (lines.isEmpty()) {
                return order;
            }
            BudgetClass next = next(lines, passed);
            order.add(Objects.requireNonNull(lines.get(next)).next());
            count(next, passed, lines::containsKey);
        }
    }

    private boolean isWaiting(BudgetClass budgetClass) {
        return !waiting.getOrDefault(budgetClass, Map.of()).isEmpty();
    }

    private BudgetClass next(Map<BudgetClass, ?> lines, Map<BudgetClass, Integer> passed) {
        return lines.keySet().stream()
                .filter(each -> passed.getOrDefault(each, 0) * floors.of(each) >= 1)
                .findFirst()
                .orElseGet(() -> lines.keySet().iterator().next());
    }

    private static void count(BudgetClass served, Map<BudgetClass, Integer> passed, Predicate<BudgetClass> waits) {
        passed.put(served, 0);
        for (BudgetClass each : CLASSES) {
            if (each.compareTo(served) > 0) {
                passed.put(each, waits.test(each) ? passed.getOrDefault(each, 0) + 1 : 0);
            }
        }
    }

    /** The first of each caller, the second of each, and so on. */
    private static List<Waiter> inTurn(Collection<? extends Collection<Waiter>> callers) {
        List<Waiter> turn = new ArrayList<>();
        List<Iterator<Waiter>> lines = new ArrayList<>();
        callers.forEach(his -> lines.add(his.iterator()));
        while (!lines.isEmpty()) {
            lines.removeIf(line -> !line.hasNext());
            lines.forEach(line -> turn.add(line.next()));
        }
        return turn;
    }

    private Map<String, SequencedSet<Waiter>> callers(Waiter waiter) {
        return waiting.computeIfAbsent(waiter.demand().budgetClass(), each -> new LinkedHashMap<>());
    }
}
