package io.actionsgateway.github;

import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.Field;
import java.util.List;

/** Refuses, before it is sent, what GitHub would refuse. No message holds the value. */
final class Inputs {

    private Inputs() {}

    static GitHubException refused(String field, String message) {
        return new GitHubException.InvalidInputs(message, List.of(new Field(field, "invalid", message)));
    }

    /** A page size from 1 to the most that GitHub gives. */
    static int pageSize(int size, int most) {
        return between(1, size, most, "per_page");
    }

    /** A number within bounds. */
    static int between(int least, int number, int most, String field) {
        if (number < least || number > most) {
            String bounds = most == Integer.MAX_VALUE ? "at least " + least : "from " + least + " to " + most;
            throw refused(field, field + " must be " + bounds + ".");
        }
        return number;
    }

    /** A text that says something. */
    static String filled(String text, String field) {
        if (text.isBlank()) {
            throw refused(field, field + " must not be empty.");
        }
        return text;
    }
}
