package io.actionsgateway.webhook;

import io.actionsgateway.platform.Page;
import io.actionsgateway.platform.PageRequest;
import java.util.Optional;

/** The inbox as an operator sees it: what came, what became of it and why. Blocking; thread-safe. */
public interface DeliveryInbox {

    /**
     * Lists deliveries, newest first.
     *
     * @param filter which ones
     * @param request which part of the list
     * @return one page
     */
    Page<DeliveryView> list(DeliveryFilter filter, PageRequest request);

    /**
     * Finds a delivery.
     *
     * @param id its id in the inbox
     * @return the delivery, empty when there is none
     */
    Optional<DeliveryView> find(long id);

    /**
     * Gives the bytes as GitHub sent them.
     *
     * @param id its id in the inbox
     * @return the body, empty when there is no such delivery or its body is no longer kept
     */
    Optional<byte[]> body(long id);

    /**
     * Lets a delivery that came to rest without effect be processed once more, with all its tries.
     *
     * @param id its id in the inbox
     * @return what came of it
     */
    Requeued requeue(long id);

    /** What came of the wish to process a delivery once more. */
    enum Requeued {
        /** It is due now. */
        DUE,
        /** There is no such delivery. */
        UNKNOWN,
        /** It is still due, or had its effect, or is to be verified. */
        NOT_AT_REST,
        /** Its body is no longer kept. */
        BODY_GONE
    }
}
