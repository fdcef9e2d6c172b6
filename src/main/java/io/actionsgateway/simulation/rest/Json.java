package io.actionsgateway.simulation.rest;

import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON as it comes. */
final class Json {

    static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}
}
