package io.actionsgateway.stream.callback;

import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.platform.address.Reach;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Decides where callbacks may go: by the URL when one is made, and by the address when it is called. */
@Component("callbackTargets")
class Targets {

    private static final int LONGEST = 2_000;

    private final List<HostRule> open;
    private final List<HostRule> inside;
    private final boolean enabled;

    Targets(CallbackProperties properties) {
        this.open = properties.allowedHosts().stream().map(HostRule::parse).toList();
        this.inside = properties.privateHosts().stream().map(HostRule::parse).toList();
        this.enabled = properties.enabled();
    }

    /**
     * Checks a URL.
     *
     * @throws CallbackRefusal when there are no callbacks, or none to there
     * @throws InvalidRequestException when it is none
     */
    URI checked(String text) {
        if (!enabled) {
            throw new CallbackRefusal.Disabled();
        }
        URI url = parsed(text);
        if (!allows(url)) {
            throw new CallbackRefusal.HostNotAllowed();
        }
        return url;
    }

    boolean allows(URI url) {
        boolean listedInside = inside.stream().anyMatch(rule -> rule.allows(url));
        return listedInside || (open.stream().anyMatch(rule -> rule.allows(url)) && isNoPrivateLiteral(url.getHost()));
    }

    /** How far a host's addresses may lead. */
    Reach reach(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return inside.stream().anyMatch(rule -> rule.names(name) || rule.names("[" + name + "]"))
                ? Reach.INSIDE_TOO
                : Reach.PUBLIC;
    }

    private static boolean isNoPrivateLiteral(String host) {
        try {
            String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            return Reach.PUBLIC.allows(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException name) {
            return true;
        }
    }

    private static URI parsed(String text) {
        try {
            URI url = new URI(text);
            boolean usable = text.length() <= LONGEST
                    && text.chars().allMatch(c -> c > ' ' && c < 127)
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                    && url.getPort() != 0
                    && url.getPort() <= 65_535;
            if (usable) {
                return url;
            }
        } catch (URISyntaxException malformed) {
            // Said below, without repeating it.
        }
        throw new InvalidRequestException(
                "url",
                "must be an https URL of at most " + LONGEST + " characters, without user, password and fragment");
    }
}
