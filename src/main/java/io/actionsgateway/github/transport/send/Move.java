package io.actionsgateway.github.transport.send;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubHost;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * What to do about a redirect: a renamed or transferred repository is followed to {@code /repositories/ID} of the same API,
 * with the same method, body and token; a link to a log or artifact is handed out; everything else is refused.
 *
 * @see <a href="https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api">Follow redirects</a>
 */
final class Move {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);
    private static final String DOWNLOADS = "actions/download-";
    private static final Pattern BY_ID = Pattern.compile("/repositories/\\d{1,19}(/[^\\\\]*)?");

    private Move() {}

    static boolean asked(Call call, Answer answer) {
        return REDIRECTS.contains(answer.status())
                && (!isLink(call, answer) || target(call, answer).isPresent());
    }

    /**
     * The call at its new place.
     *
     * @return empty when it must not be followed
     */
    static Optional<Call> target(Call call, Answer answer) {
        GitHubHost host = call.identity().host();
        return answer.header(HttpHeaders.LOCATION)
                .flatMap(location -> resolve(call.url(), location))
                .filter(host::owns)
                .map(url -> below(host, url))
                .filter(path -> BY_ID.matcher(path.split("\\?", 2)[0]).matches())
                .map(call::at);
    }

    private static boolean isLink(Call call, Answer answer) {
        return answer.status() == 302 && call.operation().id().startsWith(DOWNLOADS);
    }

    private static Optional<URI> resolve(URI from, String location) {
        try {
            return Optional.of(from.resolve(location));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String below(GitHubHost host, URI url) {
        String path = url.getRawPath().substring(host.apiUrl().getRawPath().length());
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}
