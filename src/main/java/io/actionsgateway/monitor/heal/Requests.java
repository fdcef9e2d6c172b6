package io.actionsgateway.monitor.heal;

/** What a comparison has asked of GitHub; for one thread. */
final class Requests {

    int lists;
    int gets;
    int jobs;
}
