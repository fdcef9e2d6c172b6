/**
 * Who we are to GitHub. A call comes in; the credential that serves its repository is chosen, and the call goes on with a
 * token that is valid now: a personal access token, an App's JWT, or an installation token narrowed to what the call needs.
 */
@NullMarked
package io.actionsgateway.github.transport.credential;

import org.jspecify.annotations.NullMarked;
