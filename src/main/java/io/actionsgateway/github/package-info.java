/** GitHub's words, and in time the services that ask GitHub. In come GitHub's terms; out go typed values. */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"platform"})
package io.actionsgateway.github;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
