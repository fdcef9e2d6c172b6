package io.actionsgateway.simulation.storage;

import java.util.HashSet;
import java.util.Set;

/** What GitHub leaves of names in an archive of logs. Those that leave the same get numbers. */
final class FileNames {

    private static final int LONGEST = 90;

    private final Set<String> taken = new HashSet<>();

    /** The next job's name; no two are equal. */
    String next(String job) {
        String plain = of(job);
        String name = plain;
        for (int i = 1; !taken.add(name); i++) {
            name = plain + " (" + i + ")";
        }
        return name;
    }

    /** Without slashes and colons, at most 90 UTF-16 units; half a character becomes a replacement character. */
    static String of(String name) {
        String plain = name.replace("/", "").replace(":", "");
        if (plain.length() <= LONGEST) {
            return plain.strip();
        }
        boolean split = Character.isHighSurrogate(plain.charAt(LONGEST - 1));
        return (split ? plain.substring(0, LONGEST - 1) + '\uFFFD' : plain.substring(0, LONGEST)).strip();
    }
}
