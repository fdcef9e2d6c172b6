package io.actionsgateway.api.v3.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** Path templates as a tree: at each segment a literal is tried before a variable. Built once, then only read. */
final class PathTree {

    /** The rows that end here, by method, with the names that each gives to the path's variables. */
    private record End(Row row, List<String> names) {}

    private final Map<String, PathTree> literals = new HashMap<>();
    private final Map<HttpMethod, End> ends = new HashMap<>();
    private @Nullable PathTree variable;

    void add(List<String> template, Row row, List<String> names) {
        if (template.isEmpty()) {
            ends.put(row.operation().method(), new End(row, names));
            return;
        }
        next(template.getFirst()).add(template.subList(1, template.size()), row, names);
    }

    private PathTree next(String segment) {
        if (!segment.startsWith("{")) {
            return literals.computeIfAbsent(segment, any -> new PathTree());
        }
        variable = variable == null ? new PathTree() : variable;
        return variable;
    }

    Optional<Match> find(HttpMethod method, List<String> segments, List<String> values) {
        if (segments.isEmpty()) {
            return Optional.ofNullable(ends.get(method)).map(end -> match(end, values));
        }
        String first = segments.getFirst();
        List<String> others = segments.subList(1, segments.size());
        PathTree literal = literals.get(first);
        Optional<Match> found = literal == null ? Optional.empty() : literal.find(method, others, values);
        PathTree any = variable;
        if (found.isEmpty() && any != null) {
            found = any.find(method, others, plus(values, first));
        }
        return found;
    }

    private static List<String> plus(List<String> values, String value) {
        return Stream.concat(values.stream(), Stream.of(value)).toList();
    }

    private static Match match(End end, List<String> values) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            variables.put(end.names().get(i), values.get(i));
        }
        return new Match(end.row(), variables);
    }
}
