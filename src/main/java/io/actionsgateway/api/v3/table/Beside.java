package io.actionsgateway.api.v3.table;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What clients call beside Actions: to find out where they are, who they are, and what a run was made of. */
final class Beside {

    private static final String DOCS = "https://docs.github.com/rest";

    private static final int BEFORE_A_FILE = 4;
    private static final String CONTENTS = "contents";

    private Beside() {}

    /** Some clients send the slashes of a file's path encoded. */
    static List<String> spread(List<String> segments) {
        boolean encoded = segments.size() == BEFORE_A_FILE + 1
                && segments.get(BEFORE_A_FILE - 1).equals(CONTENTS)
                && segments.getLast().indexOf('/') > 0;
        return encoded
                ? Stream.concat(
                                segments.stream().limit(BEFORE_A_FILE),
                                Pattern.compile("/").splitAsStream(segments.getLast()))
                        .toList()
                : segments;
    }

    static Stream<Row> rows() {
        return Stream.of(
                Rows.beside("meta/root", "/", DOCS + "/meta/meta#github-api-root"),
                Rows.beside("users/get-authenticated", "/user", DOCS + "/users/users#get-the-authenticated-user"),
                Rows.beside(
                        "repos/get-content",
                        "/repos/{owner}/{repo}/contents/.github/workflows/{file_name}",
                        DOCS + "/repos/contents#get-repository-content"),
                Rows.beside(
                        "checks/list-annotations",
                        "/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations",
                        DOCS + "/checks/runs#list-check-run-annotations"));
    }
}
