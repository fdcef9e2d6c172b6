package io.actionsgateway.simulation.recording;

/** Where a recording listens. */
public enum Seam {
    /** At the twin: what it is asked and what it delivers. */
    TWIN,
    /** At the application beside the twin: what it asks any GitHub, and what is delivered to it. */
    SERVICE
}
