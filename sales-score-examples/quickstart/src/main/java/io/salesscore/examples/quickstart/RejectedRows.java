package io.salesscore.examples.quickstart;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list of rejected rows as a CSV file, written row by row: {@code file,line,column,value,reason}.
 *
 * <p>The list of an earlier run is removed at once and a new one is begun with the first rejected row, so that the file
 * is there exactly when this run rejected something.
 */
final class RejectedRows implements Consumer<Rejection>, Closeable {

    private static final List<String> COLUMNS = List.of("file", "line", "column", "value", "reason");

    private final Path file;
    private @Nullable CsvWriter writer;
    private long count;

    /** @throws IOException if the file is there and is no such list: somebody else's file is not overwritten */
    RejectedRows(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                if (!lines.findFirst().equals(Optional.of(String.join(",", COLUMNS)))) {
                    throw new IOException("The file (" + file + ") is no list of rejected rows and is left as it is.");
                }
            }
            Files.delete(file);
        }
    }

    @Override
    public void accept(Rejection row) {
        try {
            if (writer == null) {
                writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8);
                writer.writeRecord(COLUMNS);
            }
            writer.writeRecord(row.file(), Long.toString(row.line()), row.column(), row.value(), row.reason());
            count++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many rows were rejected. */
    long count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
