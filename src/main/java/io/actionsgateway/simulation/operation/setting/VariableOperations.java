package io.actionsgateway.simulation.operation.setting;

import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.setting.Setting;
import io.actionsgateway.simulation.state.setting.SettingName;
import io.actionsgateway.simulation.state.setting.Settings;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/**
 * Variables of one kind of place. Their pages are smaller than others.
 *
 * @see <a href="https://docs.github.com/rest/actions/variables">GitHub's operations</a>
 */
final class VariableOperations {

    private final Place place;

    VariableOperations(Place place) {
        this.place = place;
    }

    void register(Operations operations) {
        operations
                .on("actions/list-" + place.word() + "-variables", this::list)
                .on("actions/create-" + place.word() + "-variable", this::create)
                .on("actions/get-" + place.word() + "-variable", this::get)
                .on("actions/update-" + place.word() + "-variable", this::update)
                .on("actions/delete-" + place.word() + "-variable", this::delete);
    }

    private Settings<String> variables(ApiRequest request) {
        return place.scope(request).variables();
    }

    private Setting<String> named(ApiRequest request) {
        return variables(request).find(Kind.VARIABLE.name(request)).orElseThrow(GitHubError::notFound);
    }

    private ApiAnswer list(ApiRequest request) {
        return Kind.VARIABLE.page(request, variables(request).all(), each -> payload(request, each));
    }

    private ObjectNode payload(ApiRequest request, Setting<?> variable) {
        return OrganizationSetting.payload(Kind.VARIABLE, place, request, variable);
    }

    private ApiAnswer get(ApiRequest request) {
        return ApiAnswer.ok(payload(request, named(request)));
    }

    private ApiAnswer create(ApiRequest request) {
        Settings<String> variables = variables(request);
        String name = request.body().path("name").asString("");
        Kind.VARIABLE.checkName(name);
        checkFree(variables, name);
        Kind.VARIABLE.checkRoom(variables);
        set(request, variables, name);
        return ApiAnswer.created();
    }

    private static void checkFree(Settings<String> variables, String name) {
        if (variables.find(name).isPresent()) {
            throw GitHubError.conflict("Already exists - Variable already exists");
        }
    }

    private ApiAnswer update(ApiRequest request) {
        Settings<String> variables = variables(request);
        Setting<String> known = named(request);
        String name = SettingName.key(request.body().path("name").asString(known.name()));
        if (!name.equals(known.name())) {
            Kind.VARIABLE.checkName(name);
            checkFree(variables, name);
        }
        set(request, variables, known.name());
        variables.rename(known.name(), name);
        return ApiAnswer.noContent();
    }

    /** Puts in what the body says, and keeps the rest as it was. */
    private void set(ApiRequest request, Settings<String> variables, String name) {
        String known = variables.find(name).map(Setting::value).orElse("");
        String value = request.body().path("value").asString(known);
        Kind.VARIABLE.checkSize(value.getBytes(StandardCharsets.UTF_8));
        OrganizationSetting.check(place, request);
        variables.put(name, value, request.world().now());
        OrganizationSetting.share(place, request, variables, name);
    }

    private ApiAnswer delete(ApiRequest request) {
        variables(request).drop(named(request).name());
        return ApiAnswer.noContent();
    }
}
