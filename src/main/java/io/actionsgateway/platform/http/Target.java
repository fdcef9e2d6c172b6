package io.actionsgateway.platform.http;

import java.util.BitSet;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The target of a request line. Paths are taken as URLs have them and not otherwise; in queries, characters that clients
 * send as they are although URLs have no place for them ({@code created=>=2020-01-01}) are encoded.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.3">RFC 3986, 3.3</a>
 */
final class Target {

    private static final BitSet PATH = characters("-._~!$&'()*+,;=:@/");
    private static final BitSet QUERY = characters("-._~!$&'()*+,;=:@/?[]");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Target() {}

    /** The target in the form of a URL's path and query; nothing when it has none. */
    static @Nullable String readable(String target) {
        if (!target.startsWith("/")) {
            return null;
        }
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        if (!allowed(path, PATH)) {
            return null;
        }
        String query = mark < 0 ? "" : target.substring(mark + 1);
        if (allowed(query, QUERY)) {
            return target;
        }
        String encoded = encoded(query);
        return allowed(encoded, QUERY) ? path + "?" + encoded : null;
    }

    private static boolean allowed(String text, BitSet characters) {
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '%' ? !isHex(text, i + 1) || !isHex(text, i + 2) : !characters.get(next)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && text.charAt(at) <= 'f' && Character.digit(text.charAt(at), 16) >= 0;
    }

    /** Each character is one byte of the request; what separates or controls stays, and is refused. */
    private static String encoded(String query) {
        StringBuilder encoded = new StringBuilder(query.length() + 16);
        for (int i = 0; i < query.length(); i++) {
            char next = query.charAt(i);
            boolean foreign = next > ' ' && next != 0x7f && next != '%' && next != '#' && !QUERY.get(next);
            if (foreign) {
                encoded.append('%').append(HEX.toHexDigits((byte) next));
            } else {
                encoded.append(next);
            }
        }
        return encoded.toString();
    }

    private static BitSet characters(String special) {
        BitSet characters = new BitSet(128);
        characters.set('a', 'z' + 1);
        characters.set('A', 'Z' + 1);
        characters.set('0', '9' + 1);
        special.chars().forEach(characters::set);
        return characters;
    }
}
