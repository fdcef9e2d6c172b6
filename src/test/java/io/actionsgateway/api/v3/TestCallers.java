package io.actionsgateway.api.v3;

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
import org.springframework.security.authentication.BadCredentialsException;
import reactor.core.publisher.Mono;

/** Lets in callers that a test makes up, by credentials that begin with {@code test:}. */
public final class TestCallers implements Authenticator {

    private static final String PREFIX = "test:";

    private final Map<String, ApiCaller> all = new ConcurrentHashMap<>();

    /** A caller with a subject of its own; gives its credential. */
    public String with(String name, Grant... grants) {
        return with(name, "key:" + name, grants);
    }

    /** A caller that shares its subject with others. */
    public String with(String name, String subject, Grant... grants) {
        all.put(PREFIX + name, new ApiCaller(subject, name, name, new Grants(List.of(grants)), null));
        return PREFIX + name;
    }

    /** All that can be had on some repositories. */
    public static Grant everythingOn(String... repositories) {
        return limited(Set.of(), Set.of(), repositories);
    }

    /** All that can be had, but only with these workflows and environments. */
    public static Grant limited(Set<String> workflows, Set<String> environments, String... repositories) {
        Map<Area, Level> everything = new java.util.EnumMap<>(Area.class);
        for (Area area : Area.values()) {
            everything.put(area, Level.WRITE);
        }
        return new Grant(Set.of(repositories), everything, workflows, environments);
    }

    /** One permission on some repositories. */
    public static Grant only(Area area, Level level, String... repositories) {
        return new Grant(Set.of(repositories), Map.of(area, level), Set.of(), Set.of());
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public boolean recognizes(String credential) {
        return credential.startsWith(PREFIX);
    }

    @Override
    public Mono<ApiCaller> authenticate(String credential) {
        return Mono.justOrEmpty(all.get(credential))
                .switchIfEmpty(Mono.error(() -> new BadCredentialsException("no such test caller")));
    }
}
