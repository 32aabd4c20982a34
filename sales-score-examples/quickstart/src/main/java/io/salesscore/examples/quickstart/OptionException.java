package io.salesscore.examples.quickstart;

import java.util.List;

/** Options, right in themselves, that do not fit the files: the list of all options would only hide what is wrong. */
final class OptionException extends Exception {

    private static final long serialVersionUID = 1L;

    OptionException(String problem) {
        super(problem);
    }

    OptionException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
