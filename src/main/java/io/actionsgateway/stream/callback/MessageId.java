package io.actionsgateway.stream.callback;

import java.util.UUID;

/** Names messages: by their callback and their place in it, so that each try of a message says the same. */
final class MessageId {

    private MessageId() {}

    static String of(UUID callback, int message) {
        return "msg_" + callback.toString().replace("-", "") + "_" + message;
    }
}
