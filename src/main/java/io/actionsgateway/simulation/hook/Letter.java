package io.actionsgateway.simulation.hook;

import java.net.URI;
import java.util.SequencedMap;

/**
 * A delivery as it goes over the wire.
 *
 * @param url the receiver
 * @param headers by name
 * @param body the very bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record Letter(URI url, SequencedMap<String, String> headers, byte[] body) {}
