package io.actionsgateway.api.v3.step;

import java.io.Serial;
import java.util.List;

/** Why a request in GitHub's dialect is refused before GitHub is asked. Messages are for the caller. */
public abstract sealed class DialectRefusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private DialectRefusal(String message) {
        super(message, null, false, false);
    }

    /** The operation table has no such method and path. */
    public static final class Unlisted extends DialectRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        /** Says what GitHub says. */
        public Unlisted() {
            super("Not Found");
        }
    }

    /** The request cannot be read: its path, its JSON, a header. */
    public static final class Malformed extends DialectRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        /**
         * Says what cannot be read.
         *
         * @param message and what would do
         */
        public Malformed(String message) {
            super(message);
        }
    }

    /** The request can be read, but GitHub's description does not allow it. */
    public static final class Invalid extends DialectRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient List<Field> fields;

        /**
         * Names the fields.
         *
         * @param message in GitHub's words
         * @param fields at fault
         */
        public Invalid(String message, List<Field> fields) {
            super(message);
            this.fields = List.copyOf(fields);
        }

        /**
         * The fields at fault.
         *
         * @return possibly none
         */
        public List<Field> fields() {
            return fields;
        }
    }

    /** The body is larger than any operation of Actions takes. */
    public static final class TooLarge extends DialectRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        /**
         * Names the limit.
         *
         * @param most bytes
         */
        public TooLarge(int most) {
            super("The body is larger than " + most + " bytes.");
        }
    }

    /**
     * One thing that is wrong, as in GitHub's {@code errors}.
     *
     * @param resource such as {@code Variable}, or where it is: {@code path}, {@code query}
     * @param field its name
     * @param code such as {@code invalid} or {@code missing_field}
     */
    public record Field(String resource, String field, String code) {}
}
