package io.actionsgateway.platform;

/** A caller sent a parameter that cannot be used; says which one and what would do. */
public final class InvalidRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;

    /**
     * Refuses a parameter.
     *
     * @param parameter its name
     * @param problem what is wrong and what to do, for the caller's eyes
     */
    public InvalidRequestException(String parameter, String problem) {
        super(parameter + " " + problem);
        this.parameter = parameter;
    }

    /**
     * The parameter at fault.
     *
     * @return its name
     */
    public String parameter() {
        return parameter;
    }
}
