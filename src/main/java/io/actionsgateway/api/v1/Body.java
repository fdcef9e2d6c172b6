package io.actionsgateway.api.v1;

import io.actionsgateway.api.docs.TakenBody;
import io.actionsgateway.platform.InvalidRequestException;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON that came with a request, at most 1 MiB, read without leniency. A method of a controller takes it as a
 * parameter, checks whether the caller may do what he wants, and reads it:
 *
 * <pre>{@code
 * @PostMapping
 * Answer create(Body body, @AuthenticationPrincipal ApiCaller caller) {
 *     ...
 *     Wish wish = body.as(Wish.class);
 * }
 * }</pre>
 *
 * <p>{@code Wish} is a record, its components in camel case where JSON has snake case; one that may be left out is {@code
 * Nullable}. What the types cannot say is checked afterwards, with {@link InvalidRequestException}.
 */
public final class Body implements TakenBody {

    private static final int SHOWN = 50;

    private final byte[] bytes;
    private final JsonMapper strict;

    Body(byte[] bytes, JsonMapper strict) {
        this.bytes = bytes;
        this.strict = strict;
    }

    /**
     * Reads it.
     *
     * @param type a record
     * @param <T> what it becomes
     * @return what the caller sent
     * @throws InvalidRequestException naming the field that is unknown or of the wrong type, such as {@code
     *     grants[0].workflows}; {@code body} when it is no JSON, gives a field twice or is no object
     */
    public <T> T as(Class<T> type) {
        if (bytes.length == 0) {
            throw new InvalidRequestException("body", "must be a JSON object");
        }
        try {
            T value = strict.readValue(bytes, type);
            if (value == null) {
                throw new InvalidRequestException("body", "must be a JSON object");
            }
            return value;
        } catch (UnrecognizedPropertyException unknown) {
            throw new InvalidRequestException(
                    field(unknown), "is not a field here; there are " + names(unknown.getKnownPropertyIds()));
        } catch (MismatchedInputException mismatch) {
            throw new InvalidRequestException(field(mismatch), "must be " + kind(mismatch.getTargetType()));
        } catch (InputCoercionException tooLarge) {
            throw new InvalidRequestException(field(tooLarge), "is a number out of range");
        } catch (JacksonException unreadable) {
            throw new InvalidRequestException(
                    field(unreadable), "is no JSON in which each field is given once" + place(unreadable));
        }
    }

    /** The bytes as they came, for those who read them otherwise; nothing when there are none. */
    byte @Nullable [] given() {
        return bytes.length == 0 ? null : bytes;
    }

    private static Collection<String> names(Collection<Object> known) {
        Collection<String> names = new TreeSet<>();
        known.forEach(each -> names.add(String.valueOf(each)));
        return names;
    }

    private static String field(JacksonException failure) {
        StringBuilder field = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            String name = step.getPropertyName();
            if (name == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(name, 0, Math.min(SHOWN, name.length()));
            }
        }
        return field.isEmpty() ? "body" : field.toString();
    }

    private static String kind(Class<?> type) {
        if (type == String.class) {
            return "text";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a whole number";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String place(JacksonException failure) {
        TokenStreamLocation at = failure.getLocation();
        return at == null ? "" : "; see line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
