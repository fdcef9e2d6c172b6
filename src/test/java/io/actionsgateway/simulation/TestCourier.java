package io.actionsgateway.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.actionsgateway.simulation.hook.Courier;
import io.actionsgateway.simulation.hook.Letter;
import io.actionsgateway.simulation.hook.Reply;
import io.actionsgateway.simulation.payload.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** Keeps letters instead of carrying them, and answers at once. */
public final class TestCourier implements Courier {

    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private volatile int status = 202;

    @Override
    public Reply carry(Letter letter) {
        letters.add(letter);
        return Reply.answered(status, Map.of("Content-Type", "text/plain"), "got it", Duration.ofMillis(270));
    }

    public void answerWith(int answer) {
        status = answer;
    }

    public List<Letter> letters() {
        return letters;
    }

    public static String body(Letter letter) {
        return new String(letter.body(), UTF_8);
    }

    public static JsonNode payload(Letter letter) {
        return Template.JSON.readTree(body(letter));
    }

    /** The events that came, in order. */
    public List<String> events() {
        return letters.stream()
                .map(letter -> letter.headers().get("X-GitHub-Event"))
                .toList();
    }

    /** The GUIDs that came, in order. */
    public List<String> guids() {
        return letters.stream()
                .map(letter -> letter.headers().get("X-GitHub-Delivery"))
                .toList();
    }
}
