/**
 * We answer: {@code v3} speaks GitHub's dialect, {@code v1} offers our own resources, {@code error} turns every failure
 * into an answer, {@code outgoing} says for whom GitHub is asked, {@code quota} how much each caller may ask.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "description",
            "github",
            "run",
            "run::dispatch",
            "run::watch",
            "stream",
            "stream::wait",
            "stream::log",
            "stream::callback",
            "monitor",
            "monitor::why",
            "webhook",
            "security"
        })
package io.actionsgateway.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
