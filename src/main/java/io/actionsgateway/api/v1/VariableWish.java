package io.actionsgateway.api.v1;

import io.actionsgateway.github.Visibility;
import io.actionsgateway.platform.InvalidRequestException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a variable should be.
 *
 * @param value text, possibly empty
 * @param visibility of an organization's variable: {@code all}, {@code private} or {@code selected}
 * @param selectedRepositoryIds with {@code selected}: GitHub's ids
 */
record VariableWish(
        @Nullable String value,
        @Nullable String visibility,
        @Nullable List<@Nullable Long> selectedRepositoryIds) {

    static final String OF_REPOSITORY = "{\"value\": \"info\"}";
    static final String OF_ORGANIZATION =
            "{\"value\": \"info\", \"visibility\": \"selected\", \"selected_repository_ids\": [1296269]}";

    String text() {
        if (value == null) {
            throw new InvalidRequestException("value", "is missing; the body must be like " + OF_REPOSITORY);
        }
        return value;
    }

    VariableWish ofRepository() {
        if (visibility != null || selectedRepositoryIds != null) {
            throw new InvalidRequestException("visibility", "belongs to variables of organizations; leave it out");
        }
        return this;
    }

    Visibility sharing() {
        if (selectedRepositoryIds != null && !"selected".equals(visibility)) {
            throw new InvalidRequestException(
                    "selected_repository_ids", "belong to visibility selected; leave them out");
        }
        return switch (String.valueOf(visibility)) {
            case "all" -> Visibility.all();
            case "private" -> Visibility.privateRepositories();
            case "selected" -> selected(selectedRepositoryIds);
            default -> throw new InvalidRequestException("visibility", "must be one of all, private and selected");
        };
    }

    private static Visibility selected(@Nullable List<@Nullable Long> ids) {
        if (ids == null || ids.stream().anyMatch(Objects::isNull)) {
            throw new InvalidRequestException("selected_repository_ids", "must be a list of repository ids");
        }
        return new Visibility.Selected(new HashSet<>(ids));
    }
}
