package io.actionsgateway.api.v3.input;

import io.actionsgateway.api.v3.table.Row;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * Which form of its answer GitHub is asked for. Clients name previews that are long over, nothing, or anything: all of
 * that means the usual JSON. Contents of files alone have other forms.
 */
final class Accepted {

    private static final String USUAL = "application/vnd.github+json";

    private static final String CONTENTS = "repos/get-content";

    private static final Set<String> FORMS = Set.of("raw", "html", "object");

    private static final Pattern FORM =
            Pattern.compile("application/vnd\\.github(?:\\.v3)?\\.([a-z]{1,10})(?:\\+json)?");

    private static final int LONGEST = 1_024;

    private Accepted() {}

    static HttpHeaders normal(Row row, HttpHeaders sent) {
        HttpHeaders headers = HttpHeaders.copyOf(sent);
        headers.set(HttpHeaders.ACCEPT, row.id().equals(CONTENTS) ? form(sent) : USUAL);
        return headers;
    }

    private static String form(HttpHeaders sent) {
        String accept = String.join(",", sent.getOrDefault(HttpHeaders.ACCEPT, List.of()));
        Matcher named = FORM.matcher(accept.toLowerCase(Locale.ROOT));
        boolean known = accept.length() <= LONGEST && named.find() && FORMS.contains(named.group(1));
        return known ? "application/vnd.github." + named.group(1) + "+json" : USUAL;
    }
}
