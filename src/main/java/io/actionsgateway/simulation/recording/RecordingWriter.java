package io.actionsgateway.simulation.recording;

import java.util.SortedMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes recordings in format 1. */
final class RecordingWriter {

    static final int FORMAT = 1;

    private RecordingWriter() {}

    static String text(Recording recording) {
        return JsonFiles.PRETTY.writeValueAsString(json(recording)) + "\n";
    }

    static ObjectNode json(Recording recording) {
        ObjectNode file = JsonNodeFactory.instance.objectNode().put("format", FORMAT);
        ArrayNode entries = file.put("name", recording.name()).putArray("entries");
        recording.entries().forEach(entry -> entries.add(json(entry)));
        return file;
    }

    private static ObjectNode json(Entry entry) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (entry) {
            case Entry.Exchange exchange -> {
                json.put("kind", "exchange").put("at", entry.at().toString());
                write(exchange.request(), json.putObject("request"));
                write(exchange.response(), json.putObject("response"));
            }
            case Entry.Delivery delivery -> {
                json.put("kind", "delivery").put("at", entry.at().toString());
                write(delivery, json);
            }
        }
        return json;
    }

    private static void write(Entry.Request request, ObjectNode json) {
        json.put("method", request.method()).put("target", request.target());
        write(request.headers(), json);
        write(request.body(), json);
    }

    private static void write(Entry.Response response, ObjectNode json) {
        json.put("status", response.status());
        write(response.headers(), json);
        write(response.body(), json);
    }

    private static void write(Entry.Delivery delivery, ObjectNode json) {
        json.put("event", delivery.event());
        if (delivery.action() != null) {
            json.put("action", delivery.action());
        }
        json.put("guid", delivery.guid()).put("status", delivery.status());
        write(delivery.headers(), json);
        write(delivery.body(), json);
    }

    private static void write(SortedMap<String, String> headers, ObjectNode json) {
        headers.forEach(json.putObject("headers")::put);
    }

    private static void write(Body body, ObjectNode json) {
        switch (body) {
            case Body.Nothing _ -> {}
            case Body.Json kept -> json.set("json", kept.json());
            case Body.Text kept -> json.put("text", kept.text());
            case Body.LeftOut leftOut ->
                json.putObject("left_out").put("bytes", leftOut.size()).put("sha256", leftOut.sha256());
        }
    }
}
