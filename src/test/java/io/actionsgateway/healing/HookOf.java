package io.actionsgateway.healing;

/** Whose hook tells the service what happens; each has a delivery log of its own. */
public enum HookOf {
    REPOSITORY("/repos/octo-org/hello-world/hooks"),
    ORGANIZATION("/orgs/octo-org/hooks"),
    /** An App has one, which is there from the beginning. */
    APP("/app/hook");

    private final String path;

    HookOf(String path) {
        this.path = path;
    }

    /** Where GitHub keeps such hooks; of an App, the hook itself. */
    String path() {
        return path;
    }

    /** One hook's path. */
    String hook(long id) {
        return this == APP ? path : path + "/" + id;
    }

    /** What the service is told of a hook. */
    String deliveryLog(long id) {
        return this == APP ? "app" : hook(id).substring(1);
    }
}
