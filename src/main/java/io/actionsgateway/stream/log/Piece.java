package io.actionsgateway.stream.log;

/**
 * A part of a log that ends with a line, or in the middle of a line that is too long, but never within a character.
 *
 * @param offset of its first byte
 * @param bytes not to be changed
 * @param atLineStart whether a line begins with it
 */
@SuppressWarnings("ArrayRecordComponent")
record Piece(long offset, byte[] bytes, boolean atLineStart) {

    long end() {
        return offset + bytes.length;
    }
}
