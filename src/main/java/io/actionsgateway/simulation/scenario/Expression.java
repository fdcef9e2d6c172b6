package io.actionsgateway.simulation.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of GitHub's expressions that decides what runs: operators, contexts such as {@code github.ref}, the status
 * functions, {@code contains}, {@code startsWith}, {@code endsWith} and {@code format}. What is not known is null.
 *
 * @see <a href="https://docs.github.com/actions/reference/workflows-and-actions/expressions">Expressions</a>
 */
public final class Expression {

    /**
     * What an expression may ask for.
     *
     * @param values by context, then by name, such as {@code github} and {@code ref}
     * @param success that all went well so far
     * @param failure that something failed
     * @param cancelled that somebody cancelled
     */
    public record Scope(Map<String, Map<String, String>> values, boolean success, boolean failure, boolean cancelled) {}

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<text>'(?:[^']|'')*')|(?<number>-?\\d+(?:\\.\\d+)?)|(?<name>[A-Za-z_][\\w-]*(?:\\.[\\w*-]+|\\[[^\\]]*])*)"
                    + "|(?<sign>==|!=|<=|>=|&&|\\|\\||[!<>(),]))");
    private static final Pattern STATUS = Pattern.compile("\\b(success|failure|always|cancelled)\\s*\\(");

    private final List<String> tokens;
    private final Scope scope;
    private int next;

    private Expression(String text, Scope scope) {
        this.scope = scope;
        tokens = tokens(text);
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(text.strip());
        int end = 0;
        while (end < token.regionEnd()) {
            if (!token.find(end) || token.start() != end) {
                throw new IllegalArgumentException("cannot read the expression \"" + text.strip() + "\"");
            }
            tokens.add(token.group().strip());
            end = token.end();
        }
        return tokens;
    }

    /** Whether a condition of a job or step holds; without a status function it also wants {@code success()}. */
    public static boolean holds(String condition, Scope scope) {
        String plain = bare(condition);
        boolean asksStatus = STATUS.matcher(plain).find();
        return (asksStatus || scope.success()) && (plain.isEmpty() || isTrue(evaluate(plain, scope)));
    }

    private static String bare(String condition) {
        String text = condition.strip();
        return text.startsWith("${{") && text.endsWith("}}") && text.indexOf("}}") == text.length() - 2
                ? text.substring(3, text.length() - 2).strip()
                : text;
    }

    /** What an expression comes to: text, number, boolean or null. */
    static @Nullable Object evaluate(String text, Scope scope) {
        Expression expression = new Expression(text, scope);
        Object value = expression.or();
        if (expression.next < expression.tokens.size()) {
            throw new IllegalArgumentException("cannot read the expression \"" + text + "\"");
        }
        return value;
    }

    private @Nullable Object or() {
        Object left = and();
        while (accept("||")) {
            Object right = and();
            left = isTrue(left) ? left : right;
        }
        return left;
    }

    private @Nullable Object and() {
        Object left = comparison();
        while (accept("&&")) {
            Object right = comparison();
            left = isTrue(left) ? right : left;
        }
        return left;
    }

    private @Nullable Object comparison() {
        Object left = unary();
        for (String sign : List.of("==", "!=", "<=", ">=", "<", ">")) {
            if (accept(sign)) {
                return ExpressionValues.compare(sign, left, unary());
            }
        }
        return left;
    }

    private @Nullable Object unary() {
        return accept("!") ? Boolean.valueOf(!isTrue(unary())) : primary();
    }

    private @Nullable Object primary() {
        if (accept("(")) {
            Object inner = or();
            expect(")");
            return inner;
        }
        String token = take();
        if (token.startsWith("'")) {
            return token.substring(1, token.length() - 1).replace("''", "'");
        }
        if (Character.isDigit(token.charAt(0)) || token.startsWith("-")) {
            return Double.valueOf(token);
        }
        return accept("(") ? call(token.toLowerCase(Locale.ROOT)) : named(token);
    }

    private @Nullable Object named(String token) {
        int dot = token.indexOf('.');
        return switch (token) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default ->
                dot < 0
                        ? null
                        : scope.values()
                                .getOrDefault(token.substring(0, dot), Map.of())
                                .get(token.substring(dot + 1));
        };
    }

    private @Nullable Object call(String function) {
        List<String> arguments = new ArrayList<>();
        while (!accept(")")) {
            arguments.add(ExpressionValues.text(or()));
            accept(",");
        }
        return switch (function) {
            case "success" -> scope.success();
            case "failure" -> scope.failure();
            case "cancelled" -> scope.cancelled();
            case "always" -> true;
            default -> ExpressionValues.call(function, arguments);
        };
    }

    private boolean accept(String token) {
        boolean there = next < tokens.size() && tokens.get(next).equals(token);
        next += there ? 1 : 0;
        return there;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw new IllegalArgumentException("an expression lacks " + token);
        }
    }

    private String take() {
        if (next == tokens.size()) {
            throw new IllegalArgumentException("an expression ends too early");
        }
        return tokens.get(next++);
    }

    private static boolean isTrue(@Nullable Object value) {
        return ExpressionValues.isTrue(value);
    }
}
