package io.salesscore.examples.quickstart;

import java.nio.file.Path;

/**
 * A row that could not become a fact.
 *
 * @param file the name of the file
 * @param line the line on which the row begins, the header being on line 1
 * @param column the header of the column that is wrong; empty when the whole row is
 * @param value what stands there
 * @param reason why it cannot be used
 */
record Rejection(String file, long line, String column, String value, String reason) {

    /** The same of a file in a folder, where files of two folders are read. */
    Rejection in(Path folder) {
        return new Rejection(folder.resolve(file).toString(), line, column, value, reason);
    }
}
