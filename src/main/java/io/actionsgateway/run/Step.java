package io.actionsgateway.run;

/**
 * What an observation did to its row.
 *
 * @param reach how far the observation reaches
 * @param forward whether the row took it over
 * @param before the row's state until then
 * @param run what is known of the run, for an observation of a job too
 */
record Step(Precedence reach, boolean forward, StateWords before, RunDetails run) {}
