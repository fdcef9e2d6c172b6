package io.actionsgateway.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * One attempt of a run as it is given out, flat: the key's fields, then the details'.
 *
 * @param key the run and its attempt
 * @param details what GitHub said of it
 */
public record RunView(
        @JsonUnwrapped RunKey key, @JsonUnwrapped RunDetails details) {}
