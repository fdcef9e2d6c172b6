package io.actionsgateway.security.key;

/** Something happened to an API key; told inside the transaction that did it. */
public sealed interface KeyEvent {

    /**
     * Which key.
     *
     * @return its id
     */
    String keyId();

    /**
     * Who did it.
     *
     * @return the caller's subject
     */
    String by();

    /**
     * A key was made.
     *
     * @param keyId its id
     * @param by the subject of whoever made it
     */
    record Created(String keyId, String by) implements KeyEvent {}

    /**
     * A key was ended before its time; told once for each key.
     *
     * @param keyId its id
     * @param by the subject of whoever ended it
     */
    record Revoked(String keyId, String by) implements KeyEvent {}
}
