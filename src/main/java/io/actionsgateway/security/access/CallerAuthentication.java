package io.actionsgateway.security.access;

import io.actionsgateway.security.ApiCaller;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** What the door hands on: the caller, without his credential. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient ApiCaller caller;

    CallerAuthentication(ApiCaller caller) {
        super(List.of());
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public ApiCaller getPrincipal() {
        return caller;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return caller.subject();
    }
}
