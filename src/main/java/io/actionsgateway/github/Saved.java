package io.actionsgateway.github;

/** What became of something that was put where there may have been something already. */
public enum Saved {
    /** There was nothing under its name. */
    CREATED,
    /** It replaces what was there. */
    UPDATED
}
