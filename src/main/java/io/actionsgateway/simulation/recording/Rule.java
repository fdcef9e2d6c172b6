package io.actionsgateway.simulation.recording;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a secret in a text looks like.
 *
 * @param pattern finds it
 * @param group of the pattern that is the secret itself
 * @see <a href="https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github">Token formats</a>
 */
record Rule(Pattern pattern, int group) {

    /** Names whose values are secret in JSON, whatever they look like. */
    static final Pattern SECRET_NAME = Pattern.compile(
            "(?i).*(?:secret|token|password|private_?key|pem|encrypted_value|jit_?config|authorization|signature)");

    private static final String NAME =
            "\"[A-Za-z_-]{0,60}(?:secret|token|password|private_?key|encrypted_value|jit_?config)\"";

    /** Storage of Azure, Amazon and Google, and what GitHub signs itself. */
    private static final String SIGNED =
            "(?:sig|se|signature|token|access_token|refresh_token|client_secret|urlSignature"
                    + "|urlExpires|X-Amz-[A-Za-z-]{1,40}|X-Goog-[A-Za-z-]{1,40}|AWSAccessKeyId)";

    static final List<Rule> ALL = List.of(
            rule("(?s)(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----.*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|\\z))"),
            rule("(gh[pousr]_[A-Za-z0-9._-]{20,})"),
            rule("(github_pat_[A-Za-z0-9_]{20,})"),
            rule("(?<![A-Za-z0-9])(v1\\.[0-9a-f]{40})(?![0-9a-f])"),
            rule("(eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9._-]*)"),
            rule("(?i)(?:^|[?&;\\s]|%3F|%26)" + SIGNED + "(?:=|%3D)([^&\\s\"'<>\\\\]+)"),
            rule("(?i)(sha256=[0-9a-f]{64}|sha1=[0-9a-f]{40})"),
            rule(
                    "(?i)\\bauthorization[\"']?\\s{0,5}[:=]\\s{0,5}[\"']?(?:(?:bearer|token|basic)\\s{1,5})?([^\\s\"',]+)"),
            rule("(?i)\\b(?:bearer|basic)\\s{1,5}([A-Za-z0-9._~+/=-]{16,})"),
            rule("://[^/\\s:@]{1,100}:([^/\\s@]{1,1000})@"),
            rule("(?i)" + NAME + "\\s{0,5}:\\s{0,5}\"([^\"]+)\""));

    private static Rule rule(String pattern) {
        return new Rule(Pattern.compile(pattern), 1);
    }

    String in(String text, UnaryOperator<String> placeholder) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder scrubbed = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            scrubbed.append(text, from, matcher.start(group)).append(placeholder.apply(matcher.group(group)));
            from = matcher.end(group);
        }
        return from == 0 ? text : scrubbed.append(text, from, text.length()).toString();
    }
}
