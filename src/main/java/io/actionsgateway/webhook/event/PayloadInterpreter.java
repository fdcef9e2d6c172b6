package io.actionsgateway.webhook.event;

import io.actionsgateway.run.Evidence;
import io.actionsgateway.run.RunObservation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Tells what a stored body says. Thread-safe; never fails on a body, however odd. */
@Component
public class PayloadInterpreter {

    private static final String FORM_FIELD = "payload=";

    private final PayloadReader reader;

    PayloadInterpreter(PayloadReader reader) {
        this.reader = reader;
    }

    /**
     * Reads one body.
     *
     * @param deliveryId its id in the inbox, for the evidence
     * @param header the event that its header names, which nobody signed
     * @param body the bytes as GitHub sent them
     * @param formEncoded whether they are a form
     * @param fingerprint their digest in hex
     * @return what they say
     */
    public Understanding interpret(
            long deliveryId, String header, byte[] body, boolean formEncoded, String fingerprint) {
        try {
            byte[] json = formEncoded ? formPayload(body) : body;
            PayloadShape shape = reader.shape(json);
            Optional<EventType> shown = EventType.shownBy(shape);
            if (!shown.equals(EventType.named(header))) {
                return mismatch(shape.action(), shown.orElse(null));
            }
            return shown.<Understanding>map(event -> understood(event, shape, json, deliveryId, fingerprint))
                    .orElseGet(() -> new Understanding.Foreign(shape.action()));
        } catch (UnusablePayloadException unusable) {
            return new Understanding.Unusable(null, String.valueOf(unusable.getMessage()));
        }
    }

    private Understanding.Understood understood(
            EventType event, PayloadShape shape, byte[] json, long deliveryId, String fingerprint) {
        Evidence evidence = Evidence.delivery(deliveryId, event.text(), shape.action(), fingerprint);
        return new Understanding.Understood(event, shape.action(), observations(event, json, evidence));
    }

    private List<RunObservation> observations(EventType event, byte[] json, Evidence evidence) {
        return switch (event) {
            case WORKFLOW_RUN, DEPLOYMENT_REVIEW -> {
                JsonNode payload = reader.tree(json);
                yield List.of(RunObservations.ofRun(payload, evidence));
            }
            case WORKFLOW_JOB -> {
                JsonNode payload = reader.tree(json);
                yield List.of(RunObservations.ofJob(payload, evidence));
            }
            case DEPLOYMENT_PROTECTION_RULE,
                    DEPLOYMENT_STATUS,
                    DEPLOYMENT,
                    CHECK_RUN,
                    CHECK_SUITE,
                    WORKFLOW_DISPATCH,
                    REPOSITORY_DISPATCH,
                    PING,
                    PUSH,
                    STATUS,
                    INSTALLATION_REPOSITORIES,
                    INSTALLATION -> List.of();
        };
    }

    private static Understanding.Unusable mismatch(@Nullable String action, @Nullable EventType shown) {
        String found = shown == null ? "no event that is known by that name" : "the event " + shown.text();
        return new Understanding.Unusable(
                action, "the X-GitHub-Event header is not signed, and the body shows " + found);
    }

    /** GitHub's other form of a body: the JSON, URL-encoded, in the field {@code payload}. */
    private static byte[] formPayload(byte[] body) {
        String form = new String(body, StandardCharsets.UTF_8);
        for (String field : form.split("&", 2)) {
            if (field.startsWith(FORM_FIELD)) {
                return decode(field.substring(FORM_FIELD.length()));
            }
        }
        throw new UnusablePayloadException("the form has no field 'payload'");
    }

    private static byte[] decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new UnusablePayloadException("the form's field 'payload' is not URL-encoded");
        }
    }
}
