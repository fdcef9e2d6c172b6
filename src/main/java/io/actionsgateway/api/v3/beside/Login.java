package io.actionsgateway.api.v3.beside;

import io.actionsgateway.security.ApiCaller;

/** A caller's name in the characters of GitHub's logins. */
public final class Login {

    private static final int LONGEST = 39;

    private Login() {}

    /**
     * The login.
     *
     * @param caller whose
     * @return letters, digits and single hyphens, at most 39
     */
    public static String of(ApiCaller caller) {
        String plain = caller.name().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        String some = plain.isEmpty() ? "caller" : plain;
        return some.length() <= LONGEST ? some : some.substring(0, LONGEST);
    }
}
