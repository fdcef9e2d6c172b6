package io.actionsgateway.simulation;

import java.util.regex.Pattern;

/**
 * One input of a workflow that can be dispatched.
 *
 * @param name as callers send it
 * @param fallback its value when left out
 * @param allowed what a value must look like, in full
 */
record InputScript(String name, String fallback, Pattern allowed) {

    boolean allows(String value) {
        return allowed.matcher(value).matches();
    }
}
