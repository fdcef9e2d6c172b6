package io.actionsgateway.api.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How workflows are named: by number, by file, by path, by path and branch. */
final class WorkflowFiles {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern FILE = Pattern.compile("(?i)[^/\\p{Cntrl}]{1,250}\\.ya?ml");
    private static final Pattern OF_A_RUN = Pattern.compile("(?i)(?:[^@]*/)?([^/@]+\\.ya?ml)(?:@.*)?");

    private WorkflowFiles() {}

    static boolean isNumber(String workflow) {
        return NUMBER.matcher(workflow).matches();
    }

    static boolean isFile(String workflow) {
        return FILE.matcher(workflow).matches();
    }

    /** The file of a path such as {@code .github/workflows/ci.yml} or {@code .github/workflows/ci.yml@main}. */
    static String named(String path) {
        Matcher ofRun = OF_A_RUN.matcher(path);
        return ofRun.matches() ? ofRun.group(1) : path.substring(path.lastIndexOf('/') + 1);
    }
}
