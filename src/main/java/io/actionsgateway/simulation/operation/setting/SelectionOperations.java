package io.actionsgateway.simulation.operation.setting;

import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.setting.Setting;
import io.actionsgateway.simulation.state.setting.Settings;
import io.actionsgateway.simulation.state.setting.Sharing;
import io.actionsgateway.simulation.state.setting.Visibility;
import java.util.List;
import java.util.Set;

/** Which repositories see a setting of their organization, when they are selected one by one. */
final class SelectionOperations {

    private final Kind kind;

    SelectionOperations(Kind kind) {
        this.kind = kind;
    }

    void register(Operations operations) {
        operations
                .on("actions/list-selected-repos-for-org-" + kind.word(), this::list)
                .on("actions/set-selected-repos-for-org-" + kind.word(), this::set)
                .on("actions/add-selected-repo-to-org-" + kind.word(), this::add)
                .on("actions/remove-selected-repo-from-org-" + kind.word(), this::remove);
    }

    private Settings<?> settings(ApiRequest request) {
        return kind.in(request.organization().scope());
    }

    private Setting<?> named(ApiRequest request) {
        return settings(request).find(kind.name(request)).orElseThrow(GitHubError::notFound);
    }

    private Sharing selected(ApiRequest request) {
        Sharing sharing = named(request).sharing();
        if (!sharing.isSelected()) {
            throw GitHubError.conflict("Conflict");
        }
        return sharing;
    }

    /** Of a secret that is not for selected ones, GitHub lists none; of such a variable it refuses the list. */
    private ApiAnswer list(ApiRequest request) {
        Sharing sharing = kind == Kind.SECRET ? named(request).sharing() : selected(request);
        List<Repository> repositories = OrganizationSetting.repositories(request).stream()
                .filter(each -> sharing.repositories().contains(each.id()))
                .toList();
        return request.page("repositories", repositories, request.payloads()::minimalRepository);
    }

    private ApiAnswer set(ApiRequest request) {
        var _ = selected(request);
        Set<Long> repositories = OrganizationSetting.selected(request);
        OrganizationSetting.checkOwned(request, repositories);
        return share(request, new Sharing(Visibility.SELECTED, repositories));
    }

    private ApiAnswer add(ApiRequest request) {
        return share(request, selected(request).with(repository(request)));
    }

    private ApiAnswer remove(ApiRequest request) {
        return share(request, selected(request).without(repository(request)));
    }

    private static long repository(ApiRequest request) {
        long id = request.number("repository_id");
        if (OrganizationSetting.repositories(request).stream().noneMatch(each -> each.id() == id)) {
            throw GitHubError.notFound();
        }
        return id;
    }

    private ApiAnswer share(ApiRequest request, Sharing sharing) {
        settings(request).share(kind.name(request), sharing, request.world().now());
        return ApiAnswer.noContent();
    }
}
