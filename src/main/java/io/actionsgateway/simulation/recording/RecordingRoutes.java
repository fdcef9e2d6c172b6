package io.actionsgateway.simulation.recording;

import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.time.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Recordings and replays over HTTP, below {@code /_twin}. */
public final class RecordingRoutes {

    private static final String RECORDINGS = "/_twin/recordings";
    private static final String REPLAYS = "/_twin/replays";
    private static final String DOCUMENTATION = "https://docs.github.com/rest";
    private static final int LARGEST_BODY = 64 << 20;

    private final Recorder recorder;
    private final Replays replays;
    private final @Nullable Hook hook;

    private RecordingRoutes(Recorder recorder, Timeline timeline, @Nullable Hook hook) {
        this.recorder = recorder;
        this.hook = hook;
        replays = new Replays(timeline);
    }

    /**
     * The routes.
     *
     * @param recorder the twin's
     * @param timeline makes the pace of replays
     * @param hook where deliveries are replayed to unless said otherwise
     * @return what answers below {@code /_twin/recordings} and {@code /_twin/replays}
     */
    public static RouterFunction<ServerResponse> of(Recorder recorder, Timeline timeline, @Nullable Hook hook) {
        RecordingRoutes routes = new RecordingRoutes(recorder, timeline, hook);
        return RouterFunctions.route()
                .GET(RECORDINGS, answering((_, _) -> routes.list()))
                .POST(RECORDINGS, answering((_, body) -> routes.start(body)))
                .DELETE(RECORDINGS + "/current", answering((_, _) -> routes.stop()))
                .GET(RECORDINGS + "/{name}", answering((request, _) -> routes.show(request)))
                .PUT(RECORDINGS + "/{name}", answering(routes::keep))
                .GET(REPLAYS, answering((_, _) -> routes.listReplays()))
                .POST(REPLAYS, answering((_, body) -> routes.replay(body)))
                .GET(REPLAYS + "/{id}", answering((request, _) -> routes.showReplay(request)))
                .build();
    }

    private static HandlerFunction<ServerResponse> answering(BiFunction<ServerRequest, String, ApiAnswer> handler) {
        return request -> DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), LARGEST_BODY)
                .map(RecordingRoutes::text)
                .defaultIfEmpty("")
                .flatMap(body -> BlockingBridge.call(() -> handler.apply(request, body)))
                .onErrorResume(GitHubError.class, refused -> Mono.just(refused.answer(DOCUMENTATION)))
                .onErrorResume(
                        DataBufferLimitException.class,
                        _ -> Mono.just(
                                GitHubError.of(413, "Body is larger than 64 MB").answer(DOCUMENTATION)))
                .flatMap(RecordingRoutes::write);
    }

    private static String text(DataBuffer buffer) {
        String text = buffer.toString(StandardCharsets.UTF_8);
        DataBufferUtils.release(buffer);
        return text;
    }

    private static Mono<ServerResponse> write(ApiAnswer answer) {
        ServerResponse.BodyBuilder response =
                ServerResponse.status(answer.status()).contentType(MediaType.APPLICATION_JSON);
        answer.headers().forEach(response::header);
        return answer.body() == null
                ? response.build()
                : response.bodyValue(JsonFiles.PRETTY.writeValueAsBytes(answer.body()));
    }

    private ApiAnswer list() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("current", tree(recorder.state()));
        ArrayNode all = body.putArray("recordings");
        recorder.recordings()
                .forEach(recording -> all.addObject()
                        .put("name", recording.name())
                        .put("exchanges", recording.exchanges().size())
                        .put("deliveries", recording.deliveries().size()));
        return ApiAnswer.ok(body);
    }

    private ApiAnswer start(String text) {
        JsonNode body = parse(text);
        String name = body.path("name").stringValue("");
        if (!Recording.isName(name)) {
            throw invalid("name");
        }
        try {
            recorder.start(name, seam(body), secrets(body));
        } catch (IllegalStateException running) {
            throw GitHubError.conflict("A recording is under way.");
        }
        return ApiAnswer.created(tree(recorder.state()));
    }

    private static Seam seam(JsonNode body) {
        try {
            return Seam.valueOf(body.path("seam").asString("twin").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw invalid("seam");
        }
    }

    private static List<Secret> secrets(JsonNode body) {
        return body.path("secrets")
                .valueStream()
                .map(secret -> secret.stringValue(""))
                .filter(secret -> !secret.isBlank())
                .map(Secret::new)
                .toList();
    }

    private ApiAnswer stop() {
        try {
            return ApiAnswer.ok(recorder.stop().json());
        } catch (IllegalStateException idle) {
            throw GitHubError.notFound();
        }
    }

    private ApiAnswer show(ServerRequest request) {
        return recorder.recording(request.pathVariable("name"))
                .map(recording -> ApiAnswer.ok(recording.json()))
                .orElseThrow(GitHubError::notFound);
    }

    private ApiAnswer keep(ServerRequest request, String text) {
        try {
            Recording read = RecordingReader.read("body", text);
            recorder.keep(new Recording(request.pathVariable("name"), read.entries()));
            return ApiAnswer.noContent();
        } catch (UnreadableRecordingException broken) {
            throw GitHubError.unprocessable(String.valueOf(broken.getMessage()));
        } catch (IllegalArgumentException noName) {
            throw invalid("name");
        }
    }

    private ApiAnswer replay(String text) {
        Replays.Replay started = replays.start(ReplayRequest.read(parse(text), recorder, hook));
        return new ApiAnswer(202, tree(started), Map.of("location", REPLAYS + "/" + started.id()));
    }

    private ApiAnswer showReplay(ServerRequest request) {
        String id = request.pathVariable("id");
        return id.matches("[0-9]{1,9}")
                ? replays.replay(Integer.parseInt(id))
                        .map(replay -> ApiAnswer.ok(tree(replay)))
                        .orElseThrow(GitHubError::notFound)
                : GitHubError.notFound().answer(DOCUMENTATION);
    }

    private ApiAnswer listReplays() {
        return ApiAnswer.list(replays.all().stream().map(RecordingRoutes::tree).toList());
    }

    private static JsonNode tree(Object value) {
        return JsonFiles.MAPPER.valueToTree(value);
    }

    private static JsonNode parse(String text) {
        try {
            return JsonFiles.MAPPER.readTree(text);
        } catch (JacksonException malformed) {
            throw GitHubError.badRequest("Problems parsing JSON");
        }
    }

    private static GitHubError invalid(String field) {
        return GitHubError.unprocessable("Validation Failed").because("Recording", field, "invalid");
    }
}
