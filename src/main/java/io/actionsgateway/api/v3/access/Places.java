package io.actionsgateway.api.v3.access;

import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.table.OperationTable;
import io.actionsgateway.github.model.OrganizationName;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.security.AccessRefusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads from a path which place it is about. What cannot be a place is one that is not there. */
final class Places {

    private Places() {}

    /** {@code owner/name}, an organization's login, or {@code null} for what is in no place. */
    static @Nullable String of(DialectRequest request) {
        Map<String, String> variables = request.variables();
        try {
            if (variables.containsKey("owner") || variables.containsKey("repo")) {
                return new RepositoryName(variables.getOrDefault("owner", ""), variables.getOrDefault("repo", ""))
                        .toString();
            }
            String organization = variables.get("org");
            if (organization != null) {
                return new OrganizationName(organization).login();
            }
        } catch (IllegalArgumentException noSuchName) {
            throw new AccessRefusal.NotGranted();
        }
        if (variables.containsKey(OperationTable.REPOSITORY_NUMBER)) {
            throw new AccessRefusal.NotGranted();
        }
        return null;
    }
}
