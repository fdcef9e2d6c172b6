package io.actionsgateway.simulation.recording;

/** A file is no recording that we understand. The message names the file and the place in it. */
public final class UnreadableRecordingException extends RuntimeException {

    UnreadableRecordingException(String file, String place, String what) {
        super(file + " at " + place + ": " + what);
    }
}
