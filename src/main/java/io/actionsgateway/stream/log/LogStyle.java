package io.actionsgateway.stream.log;

/**
 * What is left out of a log.
 *
 * @param ansi whether escape sequences are, such as colours
 * @param groups whether the markers of groups are: {@code ##[group]Title} becomes {@code Title}, {@code ##[endgroup]} is
 *     left out
 * @param timestamps whether the time before each line is
 */
public record LogStyle(boolean ansi, boolean groups, boolean timestamps) {

    /** Everything is kept. */
    public static final LogStyle VERBATIM = new LogStyle(false, false, false);
}
