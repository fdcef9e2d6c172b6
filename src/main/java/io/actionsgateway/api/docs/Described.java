package io.actionsgateway.api.docs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the description of our API what a controller's method cannot. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Described {

    /**
     * What it does.
     *
     * @return a few words
     */
    String value();

    /**
     * What its query may hold, where its parameters do not say so.
     *
     * @return names
     */
    String[] query() default {};
}
