package io.salesscore.examples.quickstart;

import java.util.List;

/** The mapping does not fit itself or the files: all that is wrong, one problem a line, before any row is read. */
final class MappingException extends Exception {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an unmodifiable list of strings
    private final List<String> problems;

    MappingException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}
