package io.actionsgateway.simulation.operation.beside;

import io.actionsgateway.simulation.payload.Template;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query as clients write it: fields, aliases, plain arguments and named fragments. There is no more to GraphQL here.
 *
 * @param selections of the query itself
 * @param fragments by name
 */
record GraphQlQuery(List<Selection> selections, Map<String, List<Selection>> fragments) {

    /** A query that holds more than this understands. */
    static final class NotUnderstood extends RuntimeException {
        NotUnderstood(String what) {
            super(what, null, false, false);
        }
    }

    private static final Pattern TOKEN =
            Pattern.compile("\\s|,|#[^\\n]*+|(\"(?:[^\"\\\\]++|\\\\.)*+\"|\\.\\.\\.|\\$?\\w++|[{}():!\\[\\]=@|&-])");
    private static final int DEEPEST = 20;

    /** Reads a query; whatever is not plain is not understood. */
    static GraphQlQuery read(String text) {
        return new Reader(tokens(text)).document();
    }

    private static Deque<String> tokens(String text) {
        Deque<String> tokens = new ArrayDeque<>();
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && token.find(end) && token.start() == end) {
            if (token.group(1) != null) {
                tokens.add(token.group(1));
            }
            end = token.end();
        }
        if (end < text.length()) {
            throw new NotUnderstood("a character");
        }
        return tokens;
    }

    private record Reader(Deque<String> tokens) {

        GraphQlQuery document() {
            List<Selection> selections = new ArrayList<>();
            Map<String, List<Selection>> fragments = new HashMap<>();
            while (!tokens.isEmpty()) {
                switch (tokens.peek()) {
                    case "{" -> selections.addAll(set(0));
                    case "query" -> {
                        skipTo("{");
                        selections.addAll(set(0));
                    }
                    case "fragment" -> {
                        next();
                        String name = next();
                        skipTo("{");
                        fragments.put(name, set(0));
                    }
                    default -> throw new NotUnderstood("not a query");
                }
            }
            return new GraphQlQuery(selections, fragments);
        }

        private List<Selection> set(int depth) {
            if (depth > DEEPEST) {
                throw new NotUnderstood("too deep");
            }
            expect("{");
            List<Selection> fields = new ArrayList<>();
            while (!take("}")) {
                fields.add(take("...") ? new Selection.Spread(name()) : field(depth));
            }
            return fields;
        }

        private Selection field(int depth) {
            String first = name();
            String name = take(":") ? name() : first;
            Map<String, String> arguments = take("(") ? arguments() : Map.of();
            List<Selection> fields = "{".equals(tokens.peek()) ? set(depth + 1) : List.of();
            return new Selection.Field(first, name, arguments, fields);
        }

        private Map<String, String> arguments() {
            Map<String, String> arguments = new LinkedHashMap<>();
            while (!take(")")) {
                String name = name();
                expect(":");
                arguments.put(name, value(next()));
            }
            return arguments;
        }

        private static String value(String token) {
            if (token.startsWith("\"")) {
                try {
                    return Template.JSON.readTree(token).asString();
                } catch (tools.jackson.core.JacksonException odd) {
                    throw new NotUnderstood("a text");
                }
            }
            if (!token.matches("\\$?\\w+")) {
                throw new NotUnderstood("a value");
            }
            return token;
        }

        private String name() {
            String name = next();
            if (!name.matches("\\w+") || name.equals("on")) {
                throw new NotUnderstood("a name");
            }
            return name;
        }

        private void skipTo(String token) {
            while (!token.equals(tokens.peek())) {
                next();
            }
        }

        private boolean take(String token) {
            boolean there = token.equals(tokens.peek());
            if (there) {
                next();
            }
            return there;
        }

        private void expect(String token) {
            if (!take(token)) {
                throw new NotUnderstood("something else than " + token);
            }
        }

        private String next() {
            if (tokens.isEmpty()) {
                throw new NotUnderstood("an end");
            }
            return Objects.requireNonNull(tokens.poll());
        }
    }
}
