package io.actionsgateway.github;

import io.actionsgateway.github.transport.GitHubException.Resource;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;

/**
 * What GitHub offers for the repositories that may use an organization's secret or variable.
 *
 * @param resource secret or variable
 * @param variable name of the path variable for its name
 * @param list reads the selection
 * @param set replaces it
 * @param add adds one repository
 * @param remove takes one out
 */
record SelectionOperations(
        Resource resource, String variable, Operation list, Operation set, Operation add, Operation remove) {

    static SelectionOperations of(Resource resource, String path, Permission read, Permission write) {
        String word = resource.word();
        String one = path + "/{repository_id}";
        String variable = resource == Resource.SECRET ? "secret_name" : "name";
        return new SelectionOperations(
                resource,
                variable,
                Operation.get("actions/list-selected-repos-for-org-" + word, path, read),
                Operation.put("actions/set-selected-repos-for-org-" + word, path, write),
                Operation.put("actions/add-selected-repo-to-org-" + word, one, write),
                Operation.delete("actions/remove-selected-repo-from-org-" + word, one, write));
    }
}
