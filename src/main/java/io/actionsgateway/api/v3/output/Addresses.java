package io.actionsgateway.api.v3.output;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts our address where GitHub's was.
 *
 * @param root of GitHub's API
 * @param base of the dialect, as the client reached us
 * @param organization that the request named, since GitHub's links name it by number; {@code null} if none
 */
record Addresses(UpstreamRoot root, String base, @Nullable String organization) {

    private static final Pattern TARGET = Pattern.compile("<([^<>]*)>");
    private static final Pattern ORGANIZATION = Pattern.compile("^/organizations/\\d{1,19}(?=/|$)");

    /** The same thing below our base; what is not below GitHub's root stays as it is. */
    String url(String url) {
        return root.below(url).map(rest -> base + rest).orElse(url);
    }

    /** A {@code Location}. */
    String location(String url) {
        return url(root.absolute(url));
    }

    boolean isOurs(String url) {
        return url.equals(base) || url.startsWith(base + "/");
    }

    /** The targets of a {@code Link}. */
    String links(String header) {
        return TARGET.matcher(header).replaceAll(this::link);
    }

    private String link(MatchResult target) {
        String link = root.below(root.absolute(target.group(1)))
                .map(rest -> base + named(rest))
                .orElse(target.group(1));
        return Matcher.quoteReplacement("<" + link + ">");
    }

    private String named(String rest) {
        return organization == null
                ? rest
                : ORGANIZATION.matcher(rest).replaceFirst(Matcher.quoteReplacement("/orgs/" + organization));
    }
}
