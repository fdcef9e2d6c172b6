package io.actionsgateway.measure;

import java.util.UUID;

/**
 * One webhook delivery, ready to be signed and sent.
 *
 * @param number its place in the stories
 */
@SuppressWarnings("ArrayRecordComponent") // Sent as it is and never compared.
record Delivery(long number, UUID guid, String event, byte[] body) {}
