package io.actionsgateway.simulation.recording;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/** Reads recordings of format 1 and names the place of what it cannot read. */
final class RecordingReader {

    private final String file;

    private RecordingReader(String file) {
        this.file = file;
    }

    static Recording read(String file, String text) {
        RecordingReader reader = new RecordingReader(file);
        return reader.recording(reader.parse(text));
    }

    private JsonNode parse(String text) {
        try {
            return JsonFiles.MAPPER.readTree(text);
        } catch (JacksonException broken) {
            TokenStreamLocation place = broken.getLocation();
            String where = place == null ? "/" : "line " + place.getLineNr() + ", column " + place.getColumnNr();
            throw new UnreadableRecordingException(file, where, "is not JSON: " + broken.getOriginalMessage());
        }
    }

    private Recording recording(JsonNode json) {
        int format = integer(json, "", "format");
        if (format != RecordingWriter.FORMAT) {
            throw unreadable("/format", "is " + format + ", and only format " + RecordingWriter.FORMAT + " is known");
        }
        String name = text(json, "", "name");
        if (!Recording.isName(name)) {
            throw unreadable("/name", "is no name");
        }
        JsonNode list = json.path("entries");
        if (!list.isArray()) {
            throw unreadable("/entries", "must be a list");
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonNode entry : list) {
            entries.add(entry(entry, "/entries/" + entries.size()));
        }
        return new Recording(name, entries);
    }

    private Entry entry(JsonNode json, String place) {
        Duration at = at(json, place);
        return switch (text(json, place, "kind")) {
            case "exchange" ->
                new Entry.Exchange(
                        at,
                        request(json.path("request"), place + "/request"),
                        response(json.path("response"), place + "/response"));
            case "delivery" ->
                new Entry.Delivery(
                        at,
                        text(json, place, "guid"),
                        text(json, place, "event"),
                        json.has("action") ? text(json, place, "action") : null,
                        headers(json, place),
                        body(json, place),
                        integer(json, place, "status"));
            default -> throw unreadable(place + "/kind", "must be exchange or delivery");
        };
    }

    private Duration at(JsonNode json, String place) {
        try {
            return Duration.parse(text(json, place, "at"));
        } catch (DateTimeException noDuration) {
            throw unreadable(place + "/at", "must be a duration such as PT1.5S");
        }
    }

    private Entry.Request request(JsonNode json, String place) {
        return new Entry.Request(
                text(json, place, "method"), text(json, place, "target"), headers(json, place), body(json, place));
    }

    private Entry.Response response(JsonNode json, String place) {
        return new Entry.Response(integer(json, place, "status"), headers(json, place), body(json, place));
    }

    private SortedMap<String, String> headers(JsonNode json, String place) {
        SortedMap<String, String> headers = new TreeMap<>();
        JsonNode all = json.path("headers");
        all.propertyNames().forEach(name -> headers.put(name, text(all, place + "/headers", name)));
        return headers;
    }

    private Body body(JsonNode json, String place) {
        JsonNode leftOut = json.path("left_out");
        if (leftOut.isObject()) {
            String at = place + "/left_out";
            return new Body.LeftOut(integer(leftOut, at, "bytes"), text(leftOut, at, "sha256"));
        }
        if (json.has("text")) {
            return new Body.Text(text(json, place, "text"));
        }
        return json.has("json") ? new Body.Json(json.path("json")) : new Body.Nothing();
    }

    private String text(JsonNode json, String place, String name) {
        @Nullable String text = json.path(name).stringValue(null);
        if (text == null) {
            throw unreadable(place + "/" + name, "must be a text");
        }
        return text;
    }

    private int integer(JsonNode json, String place, String name) {
        JsonNode number = json.path(name);
        if (!number.isInt() || number.intValue() < 0) {
            throw unreadable(place + "/" + name, "must be a whole number");
        }
        return number.intValue();
    }

    private UnreadableRecordingException unreadable(String place, String what) {
        return new UnreadableRecordingException(file, place, what);
    }
}
