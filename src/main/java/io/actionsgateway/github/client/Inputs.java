package io.actionsgateway.github.client;

import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.Field;
import java.util.List;

/** Refuses, before it is sent, what GitHub would refuse. No message holds the value. */
public final class Inputs {

    private Inputs() {}

    /**
     * An error about one input.
     *
     * @param field which
     * @param message what is wrong with it; for people
     * @return the error
     */
    public static GitHubException refused(String field, String message) {
        return new GitHubException.InvalidInputs(message, List.of(new Field(field, "invalid", message)));
    }

    /**
     * A number within bounds.
     *
     * @param least smallest that GitHub takes
     * @param number what is given
     * @param most largest that GitHub takes
     * @param field which input it is
     * @return the number
     */
    public static int between(int least, int number, int most, String field) {
        if (number < least || number > most) {
            String bounds = most == Integer.MAX_VALUE ? "at least " + least : "from " + least + " to " + most;
            throw refused(field, field + " must be " + bounds + ".");
        }
        return number;
    }

    /**
     * A text that says something.
     *
     * @param text what is given
     * @param field which input it is
     * @return the text
     */
    public static String filled(String text, String field) {
        if (text.isBlank()) {
            throw refused(field, field + " must not be empty.");
        }
        return text;
    }
}
