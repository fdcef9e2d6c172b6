package io.actionsgateway.description;

import java.util.Arrays;
import java.util.Optional;

/**
 * A version of GitHub's REST API that is described here.
 *
 * @see <a href="https://docs.github.com/rest/about-the-rest-api/api-versions">API versions</a>
 */
public enum ApiVersion {
    /** What callers get who name none. */
    V2022_11_28("2022-11-28", "actions-openapi.json"),
    V2026_03_10("2026-03-10", "actions-openapi-2026-03-10.json");

    private final String date;
    private final String file;

    ApiVersion(String date, String file) {
        this.date = date;
        this.file = file;
    }

    /**
     * The version of that name.
     *
     * @param date as in the header {@code X-GitHub-Api-Version}
     * @return nothing when it is not described here
     */
    public static Optional<ApiVersion> of(String date) {
        return Arrays.stream(values()).filter(each -> each.date.equals(date)).findFirst();
    }

    /**
     * GitHub's name of it.
     *
     * @return such as {@code 2022-11-28}
     */
    public String date() {
        return date;
    }

    String file() {
        return file;
    }
}
