package io.actionsgateway.simulation.operation.setting;

import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.setting.Setting;
import java.util.List;

/** What a repository sees of the settings of its organization. */
final class InheritedOperations {

    private final Kind kind;

    InheritedOperations(Kind kind) {
        this.kind = kind;
    }

    void register(Operations operations) {
        operations.on("actions/list-repo-organization-" + kind.plural(), this::list);
    }

    private ApiAnswer list(ApiRequest request) {
        Repository repository = request.repository();
        List<? extends Setting<?>> seen = request
                .world()
                .organization(repository.owner().login())
                .stream()
                .<Setting<?>>flatMap(owner -> kind.in(owner.scope()).all().stream())
                .filter(setting -> setting.sharing().reaches(repository.id(), repository.hidden()))
                .toList();
        return kind.page(request, seen, kind::payload);
    }
}
