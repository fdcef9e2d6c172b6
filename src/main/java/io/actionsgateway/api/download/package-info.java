/** Logs and artifacts for callers who cannot reach GitHub's storage: its link comes in, one of ours goes out, and behind ours the content. */
@NullMarked
package io.actionsgateway.api.download;

import org.jspecify.annotations.NullMarked;
