package io.actionsgateway.simulation.control;

import java.util.function.Function;
import org.springframework.http.HttpMethod;

/**
 * One of the twin's own endpoints.
 *
 * @param method of HTTP
 * @param path template below the root
 * @param help what it is for, in a line
 * @param status of its success
 * @param answer what it does; gives what becomes JSON
 */
record ControlOperation(
        HttpMethod method, String path, String help, int status, Function<ControlRequest, Object> answer) {}
