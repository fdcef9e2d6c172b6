package io.actionsgateway.stream.log;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A place in the logs of one attempt. Its text is opaque to readers and grows by a byte or two with each job that has been
 * read.
 *
 * @param attempt of the run
 * @param done the jobs whose logs have been read
 * @param jobId the job that is being read
 * @param offset how many bytes of its log have been read, as GitHub stores it
 */
public record LogPlace(int attempt, SortedSet<Long> done, long jobId, long offset) {

    private static final int MAX_LENGTH = 12_000;
    private static final int MORE = 0x80;

    /** Takes a copy; refuses what no stream has given. */
    public LogPlace {
        done = new TreeSet<>(done);
        if (attempt < 1 || jobId < 1 || offset < 0 || (!done.isEmpty() && done.first() < 1)) {
            throw new IllegalArgumentException("no place in a log");
        }
    }

    /**
     * The place as an event's id.
     *
     * @return safe in a header
     */
    public String text() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes, attempt);
        write(bytes, jobId);
        write(bytes, offset);
        long before = 0;
        for (long job : done) {
            write(bytes, job - before);
            before = job;
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /**
     * Reads what {@link #text()} wrote.
     *
     * @param text as it came back
     * @return the place
     * @throws IllegalArgumentException when it is none
     */
    public static LogPlace parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("too long");
        }
        Reader numbers = new Reader(Base64.getUrlDecoder().decode(text));
        int attempt = Math.toIntExact(numbers.next());
        long jobId = numbers.next();
        long offset = numbers.next();
        SortedSet<Long> done = new TreeSet<>();
        for (long job = 0; numbers.more(); done.add(job)) {
            job = Math.addExact(job, numbers.next());
        }
        return new LogPlace(attempt, done, jobId, offset);
    }

    private static void write(ByteArrayOutputStream bytes, long number) {
        long rest = number;
        for (; rest >= MORE; rest >>>= 7) {
            bytes.write((int) (rest & 0x7F) | MORE);
        }
        bytes.write((int) rest);
    }

    private static final class Reader {

        private final byte[] bytes;
        private int position;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean more() {
            return position < bytes.length;
        }

        long next() {
            long number = 0;
            for (int shift = 0; more() && shift < Long.SIZE - 1; shift += 7) {
                byte one = bytes[position++];
                number |= (long) (one & 0x7F) << shift;
                if ((one & MORE) == 0) {
                    return number;
                }
            }
            throw new IllegalArgumentException("no place in a log");
        }
    }
}
