package io.actionsgateway.webhook;

import io.actionsgateway.github.HookAddress;
import io.actionsgateway.github.model.RepositoryName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where GitHub keeps what it delivered to a hook, as configured.
 *
 * @param hook GitHub's hook
 * @param text as configured: {@code app}, {@code repos/OWNER/REPO/hooks/ID} or {@code orgs/ORG/hooks/ID}
 */
public record LogAddress(HookAddress hook, String text) {

    private static final Pattern REPOSITORY = Pattern.compile("repos/([\\w.-]+)/([\\w.-]+)/hooks/(\\d{1,18})");
    private static final Pattern ORGANIZATION = Pattern.compile("orgs/([\\w.-]+)/hooks/(\\d{1,18})");

    /**
     * Reads a setting.
     *
     * @param text one of the three forms
     * @return the address
     * @throws IllegalArgumentException when it has none of them
     */
    public static LogAddress of(String text) {
        String form = text.strip();
        if (form.equals("app")) {
            return new LogAddress(HookAddress.app(), form);
        }
        Matcher repository = REPOSITORY.matcher(form);
        if (repository.matches()) {
            RepositoryName name = new RepositoryName(repository.group(1), repository.group(2));
            return new LogAddress(HookAddress.repository(name, Long.parseLong(repository.group(3))), form);
        }
        Matcher organization = ORGANIZATION.matcher(form);
        if (organization.matches()) {
            long id = Long.parseLong(organization.group(2));
            return new LogAddress(HookAddress.organization(organization.group(1), id), form);
        }
        throw new IllegalArgumentException(
                "a delivery-log is app, repos/OWNER/REPO/hooks/ID or orgs/ORG/hooks/ID, not " + form);
    }

    @Override
    public String toString() {
        return text;
    }
}
