package io.actionsgateway.github.model;

/**
 * Which workflow: GitHub takes its number or the name of its file.
 *
 * @param value such as {@code 42} or {@code main.yml}
 */
public record WorkflowRef(String value) {

    /** Refuses what could lead out of its place in a path. */
    public WorkflowRef {
        boolean plain = !value.isBlank() && value.length() <= 255 && value.indexOf('/') < 0;
        if (!plain || value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException("not a workflow: its number or the name of its file is needed");
        }
    }

    /**
     * By number.
     *
     * @param id GitHub's
     * @return the reference
     */
    public static WorkflowRef of(long id) {
        return new WorkflowRef(Long.toString(id));
    }

    /**
     * By file.
     *
     * @param file name without folders, such as {@code main.yml}; a number in digits is taken too
     * @return the reference
     * @throws IllegalArgumentException when it names no file
     */
    public static WorkflowRef of(String file) {
        return new WorkflowRef(file);
    }

    @Override
    public String toString() {
        return value;
    }
}
