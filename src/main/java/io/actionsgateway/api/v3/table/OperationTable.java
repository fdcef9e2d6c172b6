package io.actionsgateway.api.v3.table;

import io.actionsgateway.description.ApiDescription;
import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.description.DescribedOperation;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import io.actionsgateway.security.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * All that the dialect does, by version of GitHub's API: what is not in it does not exist here. Immutable; thread-safe.
 */
@Component
public class OperationTable {

    /** The variable of a path that names its repository by number, as GitHub's own links do. */
    public static final String REPOSITORY_NUMBER = "repository_number";

    /** Queries by GraphQL, which have a path of their own beside the dialect's. */
    public static final Row GRAPHQL = new Row(
            new Operation("graphql", HttpMethod.POST, "/graphql", Permission.NONE, Operation.Kind.READ),
            null,
            Level.READ,
            "https://docs.github.com/graphql",
            null);

    /** Who we are to GitHub is our own affair; one of them would even hand out our token. */
    private static final Set<String> OURS = Set.of(
            "apps/get-authenticated",
            "apps/create-installation-access-token",
            "apps/get-org-installation",
            "apps/get-repo-installation");

    private static final String BY_NAME = "/repos/{owner}/{repo}";
    private static final String BY_NUMBER = "/repositories/{" + REPOSITORY_NUMBER + "}";

    private final Map<ApiVersion, List<Row>> rows = new EnumMap<>(ApiVersion.class);
    private final Map<ApiVersion, PathTree> paths = new EnumMap<>(ApiVersion.class);

    OperationTable() {
        for (ApiVersion version : ApiVersion.values()) {
            List<Row> all = all(version);
            rows.put(version, all);
            paths.put(version, tree(all));
        }
    }

    private static List<Row> all(ApiVersion version) {
        Stream<DescribedOperation> described = ApiDescription.of(version).operations().stream();
        return Stream.concat(described.filter(each -> !OURS.contains(each.id())).map(Rows::of), Beside.rows())
                .toList();
    }

    private static PathTree tree(List<Row> rows) {
        PathTree tree = new PathTree();
        for (Row row : rows) {
            String path = row.operation().path();
            tree.add(segments(path), row, names(path));
            if (path.startsWith(BY_NAME)) {
                String numbered = BY_NUMBER + path.substring(BY_NAME.length());
                tree.add(segments(numbered), row, names(numbered));
            }
        }
        return tree;
    }

    private static List<String> segments(String path) {
        return path.equals("/") ? List.of() : List.of(path.substring(1).split("/"));
    }

    private static List<String> names(String path) {
        List<String> names = new ArrayList<>();
        segments(path).stream()
                .filter(segment -> segment.startsWith("{"))
                .forEach(segment -> names.add(segment.replaceAll("[{}]", "")));
        return names;
    }

    /**
     * What a call means.
     *
     * @param version of GitHub's API that the caller speaks
     * @param method how it is called; {@code HEAD} finds what {@code GET} does
     * @param segments of the path below the dialect's root, decoded; none for the root itself
     * @return nothing when there is no such operation
     */
    public Optional<Match> find(ApiVersion version, HttpMethod method, List<String> segments) {
        PathTree tree = paths.get(version);
        HttpMethod same = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        return tree == null ? Optional.empty() : tree.find(same, Beside.spread(segments), List.of());
    }

    /**
     * All rows of a version.
     *
     * @param version of GitHub's API
     * @return in GitHub's order, those beside Actions last
     */
    public List<Row> rows(ApiVersion version) {
        return rows.getOrDefault(version, List.of());
    }

    /**
     * All operations under all versions.
     *
     * @return their names, each once
     */
    public List<String> ids() {
        return Arrays.stream(ApiVersion.values())
                .flatMap(version -> rows(version).stream())
                .map(Row::id)
                .distinct()
                .toList();
    }
}
