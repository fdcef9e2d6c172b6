package io.actionsgateway.api.v1;

import io.actionsgateway.platform.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a request's body as JSON, whatever its type is called. A field that is not known is refused, not passed over. */
@Component
class JsonBody {

    private final JsonMapper json;

    JsonBody(JsonMapper json) {
        this.json = json;
    }

    /**
     * Reads it.
     *
     * @param example what it should look like
     * @throws InvalidRequestException which repeats nothing of the body but the names of its fields
     */
    <T> T read(byte @Nullable [] body, Class<T> type, String example) {
        try {
            T value = body == null
                    ? null
                    : json.readerFor(type)
                            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .readValue(body);
            if (value != null) {
                return value;
            }
        } catch (UnrecognizedPropertyException unknown) {
            throw new InvalidRequestException("body", "has a field that is not known; it must be like " + example);
        } catch (DatabindException mismatch) {
            throw new InvalidRequestException("body", "has a field of another type; it must be like " + example);
        } catch (JacksonException unreadable) {
            throw new InvalidRequestException("body", "cannot be read as JSON; it must be like " + example);
        }
        throw new InvalidRequestException("body", "is missing; it must be like " + example);
    }
}
