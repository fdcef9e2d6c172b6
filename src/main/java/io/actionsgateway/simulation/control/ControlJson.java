package io.actionsgateway.simulation.control;

import java.util.Collection;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Reads bodies strictly, and says what is wrong with them. */
final class ControlJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ControlJson() {}

    static <T> T read(String body, Class<T> type) {
        try {
            T read = MAPPER.readValue(body.isBlank() ? "{}" : body, type);
            if (read == null) {
                throw ControlProblem.badRequest("the body is null");
            }
            return read;
        } catch (StreamReadException malformed) {
            throw ControlProblem.badRequest("the body is no JSON: " + malformed.getOriginalMessage());
        } catch (UnrecognizedPropertyException unknown) {
            throw ControlProblem.unprocessable(
                    "there is no field " + unknown.getPropertyName() + "; there are " + known(unknown));
        } catch (DatabindException wrong) {
            throw ControlProblem.unprocessable(reason(wrong));
        } catch (JacksonException unreadable) {
            throw ControlProblem.badRequest(unreadable.getOriginalMessage());
        }
    }

    private static String known(UnrecognizedPropertyException unknown) {
        Collection<Object> names = unknown.getKnownPropertyIds();
        return names == null
                ? "others"
                : names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String reason(DatabindException wrong) {
        if (wrong.getCause() instanceof IllegalArgumentException said && said.getMessage() != null) {
            return said.getMessage();
        }
        String field = wrong.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .map(String::valueOf)
                .collect(Collectors.joining("."));
        return field.isEmpty() ? "the body is not of the right kind" : field + " is not of the right kind";
    }
}
