package io.actionsgateway.github.transport;

import static io.actionsgateway.github.transport.ScriptedPeer.answer;
import static io.actionsgateway.github.transport.ScriptedPeer.endless;
import static io.actionsgateway.github.transport.ScriptedPeer.json;
import static io.actionsgateway.github.transport.ScriptedPeer.redirect;
import static io.actionsgateway.github.transport.ScriptedPeer.resetAfter;
import static io.actionsgateway.github.transport.ScriptedPeer.status;
import static io.actionsgateway.github.transport.WayCase.home;
import static io.actionsgateway.github.transport.WayCase.token;

import io.actionsgateway.github.ArtifactService;
import io.actionsgateway.run.RunObservation;
import io.actionsgateway.run.RunTracker;
import io.actionsgateway.run.Story;
import io.actionsgateway.webhook.Payloads;
import io.actionsgateway.webhook.event.PayloadInterpreter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.buffer.DataBufferUtils;

/** Artifacts and logs: a link from GitHub, and storage that never learns who we are. */
final class StorageCases {

    private static final String ZIP = Way.ARTIFACT + "/zip";
    private static final String LINK = "/storage/a.zip?se=1&sig=c4n4ry";

    private StorageCases() {}

    static List<WayCase> all() {
        return List.of(
                token("an artifact", StorageCases::artifact).gives(2, "zip; storage saw accept, host, user-agent", 0),
                token("an artifact that has expired", way -> {
                            way.peer().on(ZIP, status(410));
                            way.peer().on(Way.ARTIFACT, json("{\"id\":9,\"expires_at\":\"2026-02-01T00:00:00Z\"}"));
                            return way.artifact();
                        })
                        .gives(2, "ArtifactExpired 2026-02-01T00:00:00Z", 0),
                token("an artifact whose content is gone", way -> {
                            way.peer().on(ZIP, redirect(302, way.peer().url(LINK)));
                            way.peer().on("/storage/a.zip", status(404));
                            way.peer().on(Way.ARTIFACT, json("{\"id\":9}"));
                            return way.artifact();
                        })
                        .gives(3, "ArtifactExpired null", 0),
                token("a link to storage without https", StorageCases::unsafe)
                        .gives(1, "TransportError, refused; 0 requests there", 0),
                link("a link to storage that is not listed", "https://evil.example" + LINK),
                link("a link with a user", "https://c4n4ry@listed.example" + LINK),
                link("a link to a listed metadata service", "https://169.254.169.254" + LINK),
                token("a link that storage redirects elsewhere", way -> {
                            way.peer().on(ZIP, redirect(302, way.peer().url(LINK)));
                            way.peer().on("/storage/a.zip", redirect(302, "https://evil.example" + LINK));
                            return way.artifact();
                        })
                        .gives(2, "TransportError, refused", 0),
                token("a download that breaks off", way -> {
                            way.peer().on(ZIP, redirect(302, way.peer().url(LINK)));
                            way.peer().on("/storage/a.zip", resetAfter("zip"));
                            return way.artifact();
                        })
                        .gives(2, "TransportError, sent", 0),
                token("a download that nobody wants any more", StorageCases::cancelled)
                        .gives(2, "65536 bytes; closed", 0),
                home("logs of a run that goes on, twice", way -> logs(way, 4))
                        .gives(4, "zip; zip", 60)
                        .beside(8),
                home("logs of a run that has ended, twice", way -> logs(way, 7))
                        .gives(3, "zip; zip", 60)
                        .beside(8));
    }

    private static WayCase link(String name, String link) {
        return token(name, way -> {
                    way.peer().on(ZIP, redirect(302, link));
                    return way.artifact();
                })
                .gives(1, "TransportError, refused", 0);
    }

    private static String artifact(Way way) {
        way.peer().on(ZIP, answer(302, Map.of("Location", way.peer().url(LINK), "Set-Cookie", "a=c4n4ry"), ""));
        way.peer().on("/storage/a.zip", answer(200, Map.of(), "zip"));
        String content = way.artifact();
        return content + "; storage saw "
                + String.join(", ", way.peer().requests().getLast().headers().keySet());
    }

    private static String unsafe(Way way) throws IOException {
        try (ScriptedPeer storage = ScriptedPeer.start()) {
            way.peer().on(ZIP, redirect(302, storage.url(LINK)));
            return way.artifact() + "; " + storage.requests().size() + " requests there";
        }
    }

    private static String cancelled(Way way) throws InterruptedException {
        way.peer().on(ZIP, redirect(302, way.peer().url(LINK)));
        way.peer().on("/storage/a.zip", endless());
        String taken = way.ask(way.beans()
                .getBean(ArtifactService.class)
                .download(Way.REPOSITORY, 9)
                .flatMap(download -> DataBufferUtils.join(DataBufferUtils.takeUntilByteCount(download.body(), 65_536)))
                .map(bytes -> {
                    int count = bytes.readableByteCount();
                    DataBufferUtils.release(bytes);
                    return count + " bytes";
                }));
        way.peer().awaitGoodbye();
        return taken + "; closed";
    }

    /** The link of a run that has come to its end is used again for 20 s; of another one it is asked for each time. */
    private static String logs(Way way, int heard) {
        long runId = Payloads.freshId();
        List<RunObservation> story = Story.plain().observations(way.beans().getBean(PayloadInterpreter.class), runId);
        way.beans().getBean(RunTracker.class).observe(story.subList(0, Math.min(heard, story.size())));
        way.time().advance(Duration.ofSeconds(60));
        way.peer()
                .always(
                        "/repos/octo-org/hello-world/actions/runs/" + runId + "/logs",
                        redirect(302, way.peer().url(LINK)));
        way.peer().always("/storage/a.zip", answer(200, Map.of(), "zip"));
        return way.logs(runId) + "; " + way.logs(runId);
    }
}
