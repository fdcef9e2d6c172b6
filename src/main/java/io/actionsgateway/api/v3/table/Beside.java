package io.actionsgateway.api.v3.table;

import java.util.stream.Stream;

/** What clients call beside Actions: to find out where they are, who they are, and what a run was made of. */
final class Beside {

    private static final String DOCS = "https://docs.github.com/rest";

    private Beside() {}

    static Stream<Row> rows() {
        return Stream.of(
                Rows.beside("meta/root", "/", DOCS + "/meta/meta#github-api-root"),
                Rows.beside("users/get-authenticated", "/user", DOCS + "/users/users#get-the-authenticated-user"),
                Rows.beside(
                        "repos/get-content",
                        "/repos/{owner}/{repo}/contents/{+path}",
                        DOCS + "/repos/contents#get-repository-content"),
                Rows.beside(
                        "checks/list-annotations",
                        "/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations",
                        DOCS + "/checks/runs#list-check-run-annotations"));
    }
}
