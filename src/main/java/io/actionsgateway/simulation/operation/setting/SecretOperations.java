package io.actionsgateway.simulation.operation.setting;

import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.setting.KeyPair;
import io.actionsgateway.simulation.state.setting.Scope;
import io.actionsgateway.simulation.state.setting.Setting;
import io.actionsgateway.simulation.state.setting.Settings;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Secrets of one kind of place. Values come in sealed boxes, and none goes out.
 *
 * @see <a href="https://docs.github.com/rest/actions/secrets">GitHub's operations</a>
 */
final class SecretOperations {

    private static final String NOT_OURS = "Bad request - validation failed due to an improperly encrypted secret";

    private final Place place;

    SecretOperations(Place place) {
        this.place = place;
    }

    void register(Operations operations) {
        operations
                .on("actions/list-" + place.word() + "-secrets", this::list)
                .on("actions/get-" + place.word() + "-public-key", this::publicKey)
                .on("actions/get-" + place.word() + "-secret", this::get)
                .on("actions/create-or-update-" + place.word() + "-secret", this::put)
                .on("actions/delete-" + place.word() + "-secret", this::delete);
    }

    private ApiAnswer list(ApiRequest request) {
        Settings<byte[]> secrets = place.scope(request).secrets();
        return Kind.SECRET.page(request, secrets.all(), secret -> payload(request, secret));
    }

    private ObjectNode payload(ApiRequest request, Setting<?> secret) {
        return OrganizationSetting.payload(Kind.SECRET, place, request, secret);
    }

    private ApiAnswer publicKey(ApiRequest request) {
        KeyPair keys = keys(request);
        return ApiAnswer.ok(
                JsonNodeFactory.instance.objectNode().put("key_id", keys.id()).put("key", keys.publicKey()));
    }

    private KeyPair keys(ApiRequest request) {
        return place.scope(request).keyPair(request.world().ids().seed());
    }

    private ApiAnswer get(ApiRequest request) {
        return place.scope(request)
                .secrets()
                .find(Kind.SECRET.name(request))
                .map(found -> ApiAnswer.ok(payload(request, found)))
                .orElseThrow(GitHubError::notFound);
    }

    private ApiAnswer put(ApiRequest request) {
        Scope scope = place.scope(request);
        String name = Kind.SECRET.name(request);
        Kind.SECRET.checkName(name);
        Optional<Setting<byte[]>> known = scope.secrets().find(name);
        byte[] value = request.body().has("encrypted_value")
                ? opened(request)
                : known.orElseThrow(SecretOperations::missing).value();
        if (known.isEmpty()) {
            Kind.SECRET.checkRoom(scope.secrets());
        }
        OrganizationSetting.check(place, request);
        scope.secrets().put(name, value, request.world().now());
        OrganizationSetting.share(place, request, scope.secrets(), name);
        return known.isEmpty() ? ApiAnswer.created() : ApiAnswer.noContent();
    }

    private static GitHubError missing() {
        return GitHubError.unprocessable("Invalid request.\n\n\"encrypted_value\" wasn't supplied.");
    }

    private byte[] opened(ApiRequest request) {
        KeyPair keys = keys(request);
        if (!request.body().path("key_id").asString("").equals(keys.id())) {
            throw GitHubError.unprocessable(NOT_OURS);
        }
        byte[] box = Base64.getDecoder()
                .decode(request.body().path("encrypted_value").asString(""));
        byte[] value = keys.open(box).orElseThrow(() -> GitHubError.unprocessable(NOT_OURS));
        Kind.SECRET.checkSize(value);
        return value;
    }

    private ApiAnswer delete(ApiRequest request) {
        if (!place.scope(request).secrets().drop(Kind.SECRET.name(request))) {
            throw GitHubError.notFound();
        }
        return ApiAnswer.noContent();
    }
}
