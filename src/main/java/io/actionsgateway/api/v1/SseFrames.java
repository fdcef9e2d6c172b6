package io.actionsgateway.api.v1;

import io.actionsgateway.stream.FeedPage;
import io.actionsgateway.stream.LogPosition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;

/**
 * Writes Server-Sent Events. An id without data is taken over by clients and told to nobody: it lets one whose filter lets
 * nothing through go on near the end.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
final class SseFrames {

    private final DataBufferFactory buffers;

    SseFrames(DataBufferFactory buffers) {
        this.buffers = buffers;
    }

    DataBuffer opening(LogPosition place, Duration retry) {
        return write("retry: " + retry.toMillis() + "\nid: " + place.text() + "\n\n");
    }

    DataBuffer events(List<FeedPage.Event> events) {
        StringBuilder text = new StringBuilder();
        for (FeedPage.Event event : events) {
            text.append("id: ")
                    .append(event.view().id())
                    .append("\nevent: ")
                    .append(event.view().kind());
            text.append("\ndata: ").append(event.json()).append("\n\n");
        }
        return write(text);
    }

    DataBuffer beat(LogPosition place) {
        return write(": still here\nid: " + place.text() + "\n\n");
    }

    DataBuffer end(LogPosition place, String reason) {
        return write("id: " + place.text() + "\nevent: end\ndata: {\"reason\":\"" + reason + "\"}\n\n");
    }

    private DataBuffer write(CharSequence text) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return buffers.wrap(bytes);
    }
}
