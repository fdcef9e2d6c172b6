package io.actionsgateway.simulation.control;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.recording.Recorder;
import io.actionsgateway.simulation.recording.RecorderState;
import io.actionsgateway.simulation.recording.Recording;
import io.actionsgateway.simulation.recording.Seam;
import io.actionsgateway.simulation.recording.UnreadableRecordingException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Records what is asked, answered and delivered. */
final class RecordingControl {

    private final Recorder recorder;

    private record Start(
            @Nullable String name,
            @Nullable String seam,
            @Nullable List<String> secrets) {}

    private record Kept(String name, int exchanges, int deliveries) {

        private static Kept of(Recording recording) {
            return new Kept(
                    recording.name(),
                    recording.exchanges().size(),
                    recording.deliveries().size());
        }
    }

    private record Shelf(RecorderState current, List<Kept> recordings) {}

    RecordingControl(Recorder recorder) {
        this.recorder = recorder;
    }

    void register(ControlTable table) {
        table.get("/recordings", "what is being recorded, and what was", request -> shelf())
                .create("/recordings", "starts a recording: {\"name\": \"day\"}", this::start)
                .post("/recordings/stop", "stops it and answers it", request -> stop())
                .get(
                        "/recordings/{name}",
                        "a recording, as a file keeps it",
                        request -> named(request.path("name"), recorder).json())
                .put("/recordings/{name}", "takes a recording from a file", this::keep);
    }

    /** The recording of that name. */
    static Recording named(String name, Recorder recorder) {
        return recorder.recording(name)
                .orElseThrow(() -> ControlProblem.notFound(
                        "there is no recording " + name + "; GET /_twin/recordings lists those that there are"));
    }

    private Shelf shelf() {
        return new Shelf(
                recorder.state(), recorder.recordings().stream().map(Kept::of).toList());
    }

    private RecorderState start(ControlRequest request) {
        Start start = request.body(Start.class);
        String name = ControlRequest.needed(start.name(), "name", "{\"name\": \"day\"}");
        checkName(name);
        List<String> told = start.secrets() == null ? List.of() : start.secrets();
        Secret[] secrets = told.stream()
                .filter(secret -> !secret.isBlank())
                .map(Secret::new)
                .toArray(Secret[]::new);
        try {
            recorder.start(name, seam(start.seam()), Arrays.asList(secrets));
        } catch (IllegalStateException running) {
            throw ControlProblem.conflict("a recording is under way; POST /_twin/recordings/stop ends it");
        }
        return recorder.state();
    }

    private static void checkName(String name) {
        if (!Recording.isName(name)) {
            throw ControlProblem.unprocessable("name is made of letters, digits, dots, dashes and underscores");
        }
    }

    private static Seam seam(@Nullable String word) {
        if (word == null) {
            return Seam.TWIN;
        }
        try {
            return Seam.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw ControlProblem.unprocessable("seam is twin or service");
        }
    }

    private Object stop() {
        try {
            return recorder.stop().json();
        } catch (IllegalStateException idle) {
            throw ControlProblem.conflict("nothing is being recorded; POST /_twin/recordings starts it");
        }
    }

    private Shelf keep(ControlRequest request) {
        String name = request.path("name");
        checkName(name);
        try {
            recorder.keep(new Recording(name, Recording.read(request.text()).entries()));
        } catch (UnreadableRecordingException broken) {
            throw ControlProblem.unprocessable(String.valueOf(broken.getMessage()));
        }
        return shelf();
    }
}
