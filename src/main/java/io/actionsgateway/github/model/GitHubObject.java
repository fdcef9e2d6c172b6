package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.databind.JsonNode;

/**
 * Something that GitHub describes: its record names the fields that we think about, and keeps the whole as GitHub sent it,
 * so that fields, words and nulls that are not named here survive. Written as JSON it is that whole.
 *
 * <p>Records declare the whole as their last component, {@code @JsonProperty(GitHubObject.WHOLE) JsonNode json}. Words
 * such as a status are text, because GitHub adds new ones without a new API version.
 */
public interface GitHubObject {

    /** Name under which the decoder hands a record its whole; no field of GitHub's is called that. */
    String WHOLE = "\u0000json";

    /**
     * Everything that GitHub said about it.
     *
     * @return the object as it came; not to be changed
     */
    @JsonValue
    JsonNode json();
}
