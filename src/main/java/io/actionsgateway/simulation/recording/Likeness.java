package io.actionsgateway.simulation.recording;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How far a request is from a recorded one, and by what. */
final class Likeness {

    private static final int OF_METHOD = 15;
    private static final int OF_SEGMENT = 10;
    private static final int OF_PARAMETER = 2;
    private static final int MOST_DETAILS = 20;
    private static final int LONGEST_VALUE = 100;

    private final List<String> differences = new ArrayList<>();
    private int distance;

    static Likeness between(Asked recorded, Asked asked) {
        Likeness likeness = new Likeness();
        likeness.compare("method", OF_METHOD, recorded.method(), asked.method());
        likeness.paths(recorded.path(), asked.path());
        likeness.maps("query ", OF_PARAMETER, recorded.query(), asked.query());
        likeness.maps("header ", OF_PARAMETER, recorded.headers(), asked.headers());
        likeness.bodies(recorded.body(), asked.body());
        return likeness;
    }

    int distance() {
        return distance;
    }

    List<String> differences() {
        return differences;
    }

    private void compare(String what, int weight, @Nullable Object recorded, @Nullable Object asked) {
        if (!Objects.equals(recorded, asked)) {
            distance += weight;
            if (differences.size() < MOST_DETAILS) {
                differences.add(what + ": recorded " + shown(recorded) + ", asked " + shown(asked));
            }
        }
    }

    private static String shown(@Nullable Object value) {
        String text = value == null ? "nothing" : value.toString();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
    }

    private void paths(String recorded, String asked) {
        compare("path", 0, recorded, asked);
        distance += OF_SEGMENT * edits(recorded.split("/", 50), asked.split("/", 50));
    }

    /** How many segments have to be put in, taken out or replaced. */
    private static int edits(String[] from, String[] to) {
        int[] row = new int[to.length + 1];
        for (int i = 0; i <= to.length; i++) {
            row[i] = i;
        }
        for (int i = 1; i <= from.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length; j++) {
                int replaced = diagonal + (from[i - 1].equals(to[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length];
    }

    private void maps(String what, int weight, Map<String, ?> recorded, Map<String, ?> asked) {
        Set<String> names = new LinkedHashSet<>(recorded.keySet());
        names.addAll(asked.keySet());
        names.forEach(name -> compare(what + name, weight, recorded.get(name), asked.get(name)));
    }

    private void bodies(Body recorded, Body asked) {
        if (recorded instanceof Body.Json one && asked instanceof Body.Json other) {
            trees("", one.json(), other.json());
        } else {
            compare("body", OF_PARAMETER, recorded, asked);
        }
    }

    private void trees(String pointer, JsonNode recorded, JsonNode asked) {
        if (recorded.isObject() && asked.isObject()) {
            Set<String> names = new LinkedHashSet<>(recorded.propertyNames());
            names.addAll(asked.propertyNames());
            names.forEach(name -> trees(pointer + "/" + name, recorded.path(name), asked.path(name)));
        } else {
            compare(
                    "body " + pointer,
                    1,
                    recorded.isMissingNode() ? null : recorded,
                    asked.isMissingNode() ? null : asked);
        }
    }
}
