package io.actionsgateway.simulation.recording;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.rest.GitHubError;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what is to be replayed, how, and to whom. */
final class ReplayRequest {

    private ReplayRequest() {}

    /** The replay that a body asks for; to the twin's own hook unless it names another. */
    static DeliveryReplay read(JsonNode body, Recorder recorder, @Nullable Hook usual) {
        Recording recording =
                recorder.recording(body.path("recording").asString("")).orElseThrow(GitHubError::notFound);
        return DeliveryReplay.of(recording, hook(body, usual)).at(speed(body)).under(chaos(body));
    }

    private static Hook hook(JsonNode body, @Nullable Hook usual) {
        String url = body.path("url").stringValue("");
        String secret = body.path("secret").stringValue("");
        if (url.isBlank() && secret.isBlank() && usual != null) {
            return usual;
        }
        if (secret.isBlank() || !url.matches("https?://[^\\s]+")) {
            throw invalid("url", "missing_field");
        }
        try {
            return new Hook(URI.create(url), new Secret(secret));
        } catch (IllegalArgumentException noUrl) {
            throw invalid("url", "invalid");
        }
    }

    private static Speed speed(JsonNode body) {
        JsonNode speed = body.path("speed");
        if (speed.isMissingNode() || "unpaced".equals(speed.stringValue(""))) {
            return Speed.UNPACED;
        }
        double factor = "original".equals(speed.stringValue("")) ? 1 : speed.asDouble(0);
        if (factor < 0.001) {
            throw invalid("speed", "invalid");
        }
        return new Speed(factor);
    }

    private static Chaos chaos(JsonNode body) {
        JsonNode seed = body.path("chaos");
        if (seed.isMissingNode() || seed.isNull()) {
            return Chaos.none();
        }
        if (!seed.canConvertToLong()) {
            throw invalid("chaos", "invalid");
        }
        return Chaos.seeded(seed.longValue());
    }

    private static GitHubError invalid(String field, String code) {
        return GitHubError.unprocessable("Validation Failed").because("Replay", field, code);
    }
}
