package io.actionsgateway.api.docs;

/** A controller's parameter that is the JSON object of a request. */
public interface TakenBody {}
