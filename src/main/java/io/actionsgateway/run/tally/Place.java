package io.actionsgateway.run.tally;

/** A repository and one of its workflows, as labels. */
record Place(String repository, String workflow) {

    /** Stands for all that have no series of their own. */
    static final Place OTHER = new Place("other", "other");
}
