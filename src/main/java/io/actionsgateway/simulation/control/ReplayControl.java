package io.actionsgateway.simulation.control;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.recording.Chaos;
import io.actionsgateway.simulation.recording.DeliveryReplay;
import io.actionsgateway.simulation.recording.Recorder;
import io.actionsgateway.simulation.recording.Recording;
import io.actionsgateway.simulation.recording.Replays;
import io.actionsgateway.simulation.recording.Speed;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delivers what was recorded once more. */
final class ReplayControl {

    private final Stage stage;
    private final Recorder recorder;
    private final Replays replays;

    private record Wish(
            @Nullable String recording,
            @Nullable String url,
            @Nullable String secret,
            @Nullable String speed,
            @Nullable Long chaos) {}

    private record Shelf(List<Replays.Replay> replays) {}

    ReplayControl(Stage stage) {
        this.stage = stage;
        recorder = stage.recorder();
        replays = new Replays(stage.timeline());
    }

    void register(ControlTable table) {
        table.get("/replays", "the latest replays and what became of them", request -> new Shelf(replays.all()))
                .create(
                        "/replays",
                        "delivers a recording once more: {\"recording\": \"day\", \"speed\": \"60\", \"chaos\": 7}",
                        this::start)
                .get("/replays/{id}", "a replay, with its report once it is finished", this::show);
    }

    private Replays.Replay start(ControlRequest request) {
        Wish wish = request.body(Wish.class);
        Recording recording = RecordingControl.named(
                ControlRequest.needed(wish.recording(), "recording", "{\"recording\": \"day\"}"), recorder);
        Chaos chaos = wish.chaos() == null ? Chaos.none() : Chaos.seeded(wish.chaos());
        return replays.start(
                DeliveryReplay.of(recording, hook(wish)).at(speed(wish)).under(chaos));
    }

    /** Where it goes: to the twin's own receiver, unless another one is named. */
    private Hook hook(Wish wish) {
        Hook usual = stage.receiver();
        if (wish.url() == null && wish.secret() == null && usual != null) {
            return usual;
        }
        String url = ControlRequest.needed(wish.url(), "url", "{\"url\": \"http://localhost:8080/webhooks/github\"}");
        String secret = ControlRequest.needed(wish.secret(), "secret", "{\"secret\": \"local-dev-secret\"}");
        try {
            return new Hook(URI.create(url), new Secret(secret));
        } catch (IllegalArgumentException wrong) {
            throw ControlProblem.unprocessable("url or secret is of no use: " + wrong.getMessage());
        }
    }

    private static Speed speed(Wish wish) {
        String word = wish.speed() == null ? "unpaced" : wish.speed();
        try {
            return switch (word) {
                case "unpaced" -> Speed.UNPACED;
                case "original" -> new Speed(1);
                default -> new Speed(Double.parseDouble(word));
            };
        } catch (IllegalArgumentException wrong) {
            throw ControlProblem.unprocessable("speed is unpaced, original, or a factor such as 60");
        }
    }

    private Replays.Replay show(ControlRequest request) {
        String id = request.path("id");
        return replays.all().stream()
                .filter(replay -> Integer.toString(replay.id()).equals(id))
                .findFirst()
                .orElseThrow(() ->
                        ControlProblem.notFound("there is no replay " + id + "; GET /_twin/replays lists the latest"));
    }
}
