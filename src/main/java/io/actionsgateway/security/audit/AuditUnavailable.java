package io.actionsgateway.security.audit;

import org.springframework.dao.DataAccessResourceFailureException;

/** A write cannot be put on record now, so it is not done: to be tried again later. */
public final class AuditUnavailable extends DataAccessResourceFailureException {

    private static final long serialVersionUID = 1L;

    AuditUnavailable(String why) {
        super(why);
    }
}
