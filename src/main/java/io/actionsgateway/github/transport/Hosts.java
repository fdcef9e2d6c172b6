package io.actionsgateway.github.transport;

/** Tells which GitHub a call would go to, before it is made: some lack operations or options. Thread-safe. */
public interface Hosts {

    /**
     * The host of the credential that would serve.
     *
     * @param scope what the call is about
     * @param caller for whom
     * @return the host
     * @throws GitHubException.Unauthorized when no credential serves that
     */
    GitHubHost serving(Scope scope, Caller caller);
}
