package io.actionsgateway.api.v3.input;

import io.actionsgateway.api.v3.input.Query.Parameter;
import io.actionsgateway.api.v3.step.DialectRefusal;
import io.actionsgateway.api.v3.table.Row;
import io.actionsgateway.description.DescribedOperation;
import io.actionsgateway.description.ParameterRule;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a query may hold: what GitHub describes, as it describes it, and any other parameter that is no credential. Empty
 * values stand for none, as clients send them.
 */
final class QueryRules {

    private static final Set<String> CREDENTIALS = Set.of(
            "access_token",
            "api_key",
            "apikey",
            "auth_token",
            "authorization",
            "bearer_token",
            "client_id",
            "client_secret",
            "id_token",
            "jwt",
            "oauth_token",
            "password",
            "private_token",
            "secret",
            "token");

    /** A conclusion that GitHub takes and clients offer, although the description does not name it. */
    private static final String STARTUP_FAILURE = "startup_failure";

    private static final int LONGEST_NAME = 100;

    private static final int LONGEST_VALUE = 512;

    private static final int LONGEST_RANGE = 100;

    private QueryRules() {}

    static void check(Row row, Query query) {
        List<ParameterRule> rules = rules(row);
        Set<String> seen = new HashSet<>();
        for (Parameter parameter : query.parameters()) {
            refuseCredential(parameter.name());
            refuseOdd(parameter);
            rule(rules, parameter.name()).ifPresent(rule -> check(rule, parameter, seen.add(parameter.name())));
        }
        rules.stream().filter(ParameterRule::required).forEach(rule -> {
            if (query.parameters().stream().noneMatch(each -> isFilled(each, rule.name()))) {
                throw Refused.missing("query", rule.name());
            }
        });
    }

    private static List<ParameterRule> rules(Row row) {
        DescribedOperation described = row.described();
        return described == null
                ? List.of()
                : described.rules().stream()
                        .filter(rule -> rule.in().equals("query"))
                        .toList();
    }

    private static Optional<ParameterRule> rule(List<ParameterRule> rules, String name) {
        return rules.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private static boolean isFilled(Parameter parameter, String name) {
        return parameter.name().equals(name) && !parameter.value().isEmpty();
    }

    private static void refuseCredential(String name) {
        if (CREDENTIALS.contains(name.toLowerCase(Locale.ROOT).replace('-', '_'))) {
            throw new DialectRefusal.Malformed(
                    "Credentials do not belong into the query; send yours as 'Authorization: Bearer KEY'"
                            + ", and hold this one for known to others.");
        }
    }

    private static void refuseOdd(Parameter parameter) {
        if (parameter.name().length() > LONGEST_NAME || isOdd(parameter.name())) {
            throw new DialectRefusal.Malformed("The query has a parameter whose name no client sends.");
        }
        int longest = parameter.name().equals("created") ? LONGEST_RANGE : LONGEST_VALUE;
        if (isOdd(parameter.value())) {
            throw Refused.parameter("query", parameter.name(), named(parameter, "holds a control character"));
        }
        if (parameter.value().length() > longest) {
            throw Refused.parameter("query", parameter.name(), named(parameter, "is longer than " + longest));
        }
    }

    private static boolean isOdd(String text) {
        return text.chars().anyMatch(each -> Character.isISOControl(each) || each == '\uFFFD');
    }

    private static String named(Parameter parameter, String complaint) {
        return "\"" + parameter.name() + "\" " + complaint + ".";
    }

    private static void check(ParameterRule rule, Parameter parameter, boolean first) {
        if (!first) {
            throw Refused.parameter("query", rule.name(), named(parameter, "was supplied more than once"));
        }
        complaint(rule, parameter.value()).ifPresent(words -> {
            throw Refused.parameter("query", rule.name(), words);
        });
    }

    private static Optional<String> complaint(ParameterRule rule, String value) {
        boolean allowed = value.isEmpty() || (rule.name().equals("status") && value.equals(STARTUP_FAILURE));
        return allowed
                ? Optional.empty()
                : rule.complaint(value)
                        .or(() -> rule.name().equals("per_page")
                                ? ParameterRule.positive("per_page").complaint(value)
                                : Optional.empty());
    }
}
