/**
 * Who started which run. Requests to dispatch or re-run come in before GitHub hears of them, and then what became of them;
 * out goes who is behind a run.
 */
@NullMarked
@NamedInterface("dispatch")
package io.actionsgateway.run.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
