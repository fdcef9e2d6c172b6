/** API keys: a key comes in, the caller it belongs to goes out. Only hashes are kept. */
@NullMarked
package io.actionsgateway.security.key;

import org.jspecify.annotations.NullMarked;
