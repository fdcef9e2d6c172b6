package io.actionsgateway.simulation.operation.setting;

import io.actionsgateway.simulation.payload.SettingValues;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.setting.Setting;
import io.actionsgateway.simulation.state.setting.Settings;
import io.actionsgateway.simulation.state.setting.Sharing;
import io.actionsgateway.simulation.state.setting.Visibility;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What settings of an organization have beside those of repositories: which of its repositories see them. */
final class OrganizationSetting {

    private static final String SELECTED = "selected_repository_ids";

    private OrganizationSetting() {}

    /** A setting; one of an organization tells who sees it, and where the selected ones are listed. */
    static ObjectNode payload(Kind kind, Place place, ApiRequest request, Setting<?> setting) {
        ObjectNode plain = kind.payload(setting);
        if (place != Place.ORGANIZATION) {
            return plain;
        }
        String list = request.payloads().api() + "/orgs/"
                + request.organization().account().login() + "/actions/" + kind.plural() + "/" + setting.name()
                + "/repositories";
        return SettingValues.shared(plain, setting.sharing(), list);
    }

    /** Refuses repositories that the organization does not have. */
    static void check(Place place, ApiRequest request) {
        if (place == Place.ORGANIZATION) {
            checkOwned(request, selected(request));
        }
    }

    static void checkOwned(ApiRequest request, Set<Long> ids) {
        Set<Long> owned = repositories(request).stream().map(Repository::id).collect(Collectors.toSet());
        if (!owned.containsAll(ids)) {
            throw GitHubError.unprocessable("Validation Failed").because("Repository", SELECTED, "invalid");
        }
    }

    /** Changes who sees a setting, as far as the body says so. */
    static void share(Place place, ApiRequest request, Settings<?> settings, String name) {
        if (place != Place.ORGANIZATION) {
            return;
        }
        Sharing known = settings.find(name).map(Setting::sharing).orElse(Sharing.ALL);
        JsonNode visibility = request.body().path("visibility");
        boolean told = request.body().has(SELECTED);
        Sharing sharing = new Sharing(
                visibility.isString() ? Visibility.of(visibility.asString()) : known.visibility(),
                told ? selected(request) : known.repositories());
        settings.share(name, sharing, request.world().now());
    }

    /** The ids in the body; clients send them as text, too. */
    static Set<Long> selected(ApiRequest request) {
        return request.body()
                .path(SELECTED)
                .valueStream()
                .map(id -> id.asLong(0))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The repositories of the organization in the path. */
    static List<Repository> repositories(ApiRequest request) {
        String owner = request.organization().account().login();
        return request.world().repositories().stream()
                .filter(each -> each.owner().login().equalsIgnoreCase(owner))
                .toList();
    }
}
