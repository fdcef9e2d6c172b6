package io.actionsgateway.security.oidc;

import io.actionsgateway.security.Grant;
import io.actionsgateway.security.Grants;
import io.actionsgateway.security.oidc.RefusedToken.Reason;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What a token's claims give: all mappings that match add up. */
final class GrantsByClaim {

    private static final String SETTING = "actions.security.oidc.mappings";
    private static final char ANY = '*';
    private static final int MOST = 50;

    private record Rule(String claim, Predicate<String> value, List<Grant> grants) {

        boolean matches(JsonNode claims) {
            return ClaimValues.of(claims, claim).anyMatch(value);
        }
    }

    private final List<Rule> rules;

    GrantsByClaim(List<OidcProperties.Mapping> mappings) {
        this.rules = mappings.stream().map(GrantsByClaim::rule).toList();
    }

    private static Rule rule(OidcProperties.Mapping mapping) {
        if (mapping.claim().isBlank()
                || mapping.value().isBlank()
                || mapping.grants().isEmpty()) {
            throw new IllegalArgumentException(SETTING + " must each name a claim, a value and grants");
        }
        return new Rule(
                mapping.claim(),
                pattern(mapping.value()),
                mapping.grants().stream().map(OidcProperties.Granted::grant).toList());
    }

    private static Predicate<String> pattern(String value) {
        int star = value.indexOf(ANY);
        if (star < 0) {
            return value::equals;
        }
        if (star != value.length() - 1) {
            throw new IllegalArgumentException(SETTING + " may have a * only at the end of a value");
        }
        String beginning = value.substring(0, star);
        return said -> said.startsWith(beginning);
    }

    Grants of(JsonNode claims) {
        List<Grant> all = rules.stream()
                .filter(rule -> rule.matches(claims))
                .flatMap(rule -> rule.grants().stream())
                .distinct()
                .toList();
        RefusedToken.unless(all.size() <= MOST, Reason.TOO_MANY_GRANTS);
        return new Grants(all);
    }
}
