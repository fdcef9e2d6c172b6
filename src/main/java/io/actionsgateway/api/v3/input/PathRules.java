package io.actionsgateway.api.v3.input;

import io.actionsgateway.api.v3.step.DialectRefusal;
import io.actionsgateway.api.v3.table.OperationTable;
import io.actionsgateway.api.v3.table.Row;
import io.actionsgateway.description.DescribedOperation;
import io.actionsgateway.description.ParameterRule;
import io.actionsgateway.description.SettingRules;
import io.actionsgateway.github.model.RepositoryName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the variables of a path may be. GitHub's description knows their types; what else it refuses, or could mistake for
 * another path, is refused by name.
 */
final class PathRules {

    private static final Set<String> MAY_HOLD_SLASHES = Set.of("environment_name", "concurrency_group_name", "path");

    private static final Set<String> DOTS = Set.of(".", "..");

    private static final int LONGEST_NAME = 255;

    private static final int LONGEST_PATH = 4_096;

    private static final char NOT_UTF_8 = '\uFFFD';

    private PathRules() {}

    /** Refuses the first variable, by name, that cannot be. */
    static void check(Row row, Map<String, String> variables) {
        new TreeMap<>(variables).forEach((name, value) -> {
            if (isUnsafe(name, value)) {
                throw new DialectRefusal.Malformed("The path's " + name
                        + " holds a slash, a step with dots, a control character or what is no UTF-8.");
            }
            complaint(row, name, value).ifPresent(words -> {
                throw Refused.parameter("path", name, words);
            });
        });
    }

    private static boolean isUnsafe(String name, String value) {
        List<String> steps = Arrays.asList(value.split("/", -1));
        return value.chars().anyMatch(each -> Character.isISOControl(each) || each == NOT_UTF_8)
                || steps.stream().anyMatch(DOTS::contains)
                || (steps.size() > 1 && !MAY_HOLD_SLASHES.contains(name));
    }

    private static Optional<String> complaint(Row row, String name, String value) {
        return switch (name) {
            case "owner", "org" -> unless(isLogin(value), name, "is not a login");
            case "repo" -> unless(isRepository(value), name, "is not a repository's name");
            case "secret_name" -> SettingRules.aboutName("Secret", value);
            case "name" -> SettingRules.aboutName("Variable", value);
            case "workflow_id" -> unless(isWorkflow(value), name, "is neither a workflow's id nor its file's name");
            case "archive_format" -> unless(value.equals("zip"), name, "must be zip");
            case "path" -> unless(value.length() <= LONGEST_PATH, name, "is too long");
            case "check_run_id", OperationTable.REPOSITORY_NUMBER ->
                ParameterRule.number(name).complaint(value);
            default -> described(row, name, value);
        };
    }

    private static Optional<String> described(Row row, String name, String value) {
        DescribedOperation described = row.described();
        Optional<String> complaint = described == null
                ? Optional.empty()
                : described.rules().stream()
                        .filter(rule -> rule.in().equals("path") && rule.name().equals(name))
                        .findFirst()
                        .flatMap(rule -> rule.complaint(value));
        boolean fits = !value.isBlank() && value.codePointCount(0, value.length()) <= LONGEST_NAME;
        return complaint.or(() -> unless(fits, name, "must have 1 to " + LONGEST_NAME + " characters"));
    }

    private static Optional<String> unless(boolean fine, String name, String complaint) {
        return fine ? Optional.empty() : Optional.of("\"" + name + "\" " + complaint + ".");
    }

    private static boolean isLogin(String value) {
        return isName(value, "any");
    }

    /** GitHub takes {@code .git} off, and so would mean a repository of another name. */
    private static boolean isRepository(String value) {
        return isName("any", value) && !value.toLowerCase(Locale.ROOT).endsWith(".git");
    }

    private static boolean isName(String owner, String name) {
        try {
            return !new RepositoryName(owner, name).owner().isEmpty();
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static boolean isWorkflow(String value) {
        return value.matches("[0-9]{1,19}")
                ? ParameterRule.number("workflow_id").complaint(value).isEmpty()
                : value.length() <= LONGEST_NAME && value.matches("(?i)[^/\\\\]+\\.ya?ml");
    }
}
