package io.actionsgateway.simulation.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was asked, answered and delivered, in the order in which it was over, without secrets: a secret stands as
 * {@code ***1}, and the same one always as the same. The API's address is {@link #API} wherever it was recorded.
 *
 * <p>Kept as one JSON file with a line for each value and always the same order, so that two recordings can be compared
 * by {@code diff}. Reading what was written gives an equal recording.
 *
 * @param name letters, digits, dots, dashes and underscores; at most 100
 * @param entries in order
 */
public record Recording(String name, List<Entry> entries) {

    /** Stands for the API's address. */
    public static final String API = "https://api.github.com";

    static final long LARGEST_FILE = 256L * 1024 * 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    public Recording {
        if (!isName(name)) {
            throw new IllegalArgumentException("a recording's name has letters, digits, dots, dashes and underscores");
        }
        entries = List.copyOf(entries);
    }

    /**
     * Reads what was written.
     *
     * @param text of a file
     * @return an equal recording
     * @throws UnreadableRecordingException when it is no recording of format 1; names the place
     */
    public static Recording read(String text) {
        return RecordingReader.read("body", text);
    }

    /**
     * Whether a recording can be called so.
     *
     * @param name of letters, digits, dots, dashes and underscores
     * @return whether it is
     */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * What was asked and answered.
     *
     * @return in order
     */
    public List<Entry.Exchange> exchanges() {
        return of(Entry.Exchange.class);
    }

    /**
     * What was delivered.
     *
     * @return in order
     */
    public List<Entry.Delivery> deliveries() {
        return of(Entry.Delivery.class);
    }

    private <T extends Entry> List<T> of(Class<T> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * The same recording about something else, such as other ids: for a second replay into the same database.
     *
     * @param change of each target, header, name of a key and text within the bodies; numbers become text for it
     * @return the changed recording
     */
    public Recording rewritten(UnaryOperator<String> change) {
        return new Recording(
                name, entries.stream().map(entry -> entry.rewritten(change)).toList());
    }

    /**
     * As it is written.
     *
     * @return {@code {"format": 1, ...}}
     */
    public ObjectNode json() {
        return RecordingWriter.json(this);
    }

    /**
     * Writes it to a file, replacing what was there.
     *
     * @param file where to
     * @throws IOException when it cannot be written
     */
    public void write(Path file) throws IOException {
        Files.writeString(file, RecordingWriter.text(this));
    }

    /**
     * Reads what was written.
     *
     * @param file where from; at most 256 MB
     * @return an equal recording
     * @throws IOException when the file cannot be read
     * @throws UnreadableRecordingException when it is no recording of format 1; names the file and the place
     */
    public static Recording read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new UnreadableRecordingException(file.toString(), "/", "is larger than 256 MB");
        }
        return RecordingReader.read(file.toString(), Files.readString(file));
    }
}
