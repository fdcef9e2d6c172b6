/**
 * What every floor stands on: the bridge between blocking and reactive code, the clock, digests, secrets and paging.
 */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package io.actionsgateway.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
