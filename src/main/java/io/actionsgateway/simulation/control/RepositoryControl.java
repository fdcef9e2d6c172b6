package io.actionsgateway.simulation.control;

import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.World;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Does to a repository what its owner does on GitHub's pages. */
final class RepositoryControl {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private final Stage stage;

    private record Wanted(@Nullable String name) {}

    RepositoryControl(Stage stage) {
        this.stage = stage;
    }

    void register(ControlTable table) {
        table.post(
                "/repositories/{owner}/{repo}/rename",
                "gives a repository another name, under the old one it moved: {\"name\": \"hello-mars\"}",
                this::rename);
    }

    private Map<String, Object> rename(ControlRequest request) {
        String name = ControlRequest.needed(request.body(Wanted.class).name(), "name", "{\"name\": \"hello-mars\"}");
        if (!NAME.matcher(name).matches()) {
            throw ControlProblem.unprocessable("a name is 1 to 100 letters, digits, dots, dashes and underscores");
        }
        World world = stage.play().world();
        return world.still(() -> {
            Repository repository = find(world, request.path("owner") + "/" + request.path("repo"));
            if (world.repository(repository.owner().login(), name).isPresent()) {
                throw ControlProblem.unprocessable("there already is a repository of that name");
            }
            repository.rename(name);
            return Map.of("id", repository.id(), "full_name", repository.fullName());
        });
    }

    /** The repository of that full name. */
    static Repository find(World world, String full) {
        String[] parts = full.split("/", 2);
        return world.repository(parts[0], parts.length == 2 ? parts[1] : "")
                .orElseThrow(() -> ControlProblem.notFound("there is no repository " + full + "; there are "
                        + world.repositories().stream()
                                .map(Repository::fullName)
                                .collect(Collectors.joining(", "))));
    }
}
