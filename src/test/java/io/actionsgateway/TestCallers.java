package io.actionsgateway;

import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Authenticator;
import io.actionsgateway.security.Grant;
import io.actionsgateway.security.Grants;
import io.actionsgateway.security.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;
import reactor.core.publisher.Mono;

/** Callers with the grants that a test gives them. */
@TestComponent
public class TestCallers implements Authenticator {

    private final Map<String, ApiCaller> callers = new ConcurrentHashMap<>();

    /** A caller who may do one thing in one place; gives his credential. */
    public String who(String place, Area area, Level level, String... environments) {
        Grant grant = new Grant(Set.of(place), Map.of(area, level), Set.of(), Set.of(environments));
        return who(new Grants(List.of(grant)));
    }

    /** A caller with these grants; gives his credential. */
    public String who(Grants grants) {
        String name = "caller-" + callers.size();
        callers.put(name, new ApiCaller("key:" + name, name, name, grants, null));
        return name;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public boolean recognizes(String credential) {
        return callers.containsKey(credential);
    }

    @Override
    public Mono<ApiCaller> authenticate(String credential) {
        return Mono.just(callers.get(credential));
    }
}
