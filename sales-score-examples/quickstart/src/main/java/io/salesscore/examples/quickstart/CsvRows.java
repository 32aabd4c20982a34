package io.salesscore.examples.quickstart;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The rows of one CSV file with their line numbers, one after the other.
 *
 * <p>A row with broken quotes costs that row and no other: reading goes on with the line after it. For this the parser
 * is fed line by line, and the lines of the present row are kept until it is complete.
 */
final class CsvRows implements Closeable {

    /** Letters in one field; a quote left open swallows no more than this before it is noticed. */
    private static final int LONGEST_FIELD = 1 << 16;

    private final LineFeed feed;
    private final CountingStream bytes;
    private final char separator;
    private CloseableIterator<CsvRecord> records;
    private List<String> fields = List.of();
    private boolean broken;
    private long line;

    CsvRows(Path file, char separator, Charset charset) throws IOException {
        this.bytes = new CountingStream(Files.newInputStream(file));
        this.feed = new LineFeed(new InputStreamReader(bytes, charset));
        this.separator = separator;
        this.records = parser();
    }

    /** Goes to the next row that is not blank; false after the last. */
    boolean next() throws IOException {
        do {
            feed.accept();
            line = feed.line();
            try {
                if (!records.hasNext()) {
                    return false;
                }
                fields = records.next().getFields();
                broken = false;
            } catch (CsvParseException e) {
                giveUpLine();
            }
        } while (!broken && fields.size() == 1 && fields.get(0).isEmpty());
        return true;
    }

    /** The present row was misread: it ends with its first line, and the next row begins there. */
    void giveUpLine() throws IOException {
        broken = true;
        fields = List.of();
        feed.rewindToSecondLine();
        records = parser();
    }

    /** The quotes of the present row are broken; it has no fields. */
    boolean broken() {
        return broken;
    }

    /** The line on which the present row begins, from 1. */
    long line() {
        return line;
    }

    /** The present row goes on after its first line, inside quotes. */
    boolean severalLines() {
        return feed.goesOn();
    }

    List<String> fields() {
        return fields;
    }

    /** How much of the file has been taken in. */
    long bytesRead() {
        return bytes.count;
    }

    @Override
    public void close() throws IOException {
        feed.close();
    }

    private CloseableIterator<CsvRecord> parser() {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_FIELD)
                .ofCsvRecord(feed)
                .iterator();
    }

    /** Hands out one line at each read, and the lines of an unfinished row again when asked. */
    private static final class LineFeed extends Reader {

        private final Reader in;
        private final char[] buffer = new char[1 << 14];
        private int position;
        private int limit;
        private final StringBuilder row = new StringBuilder();
        private final StringBuilder again = new StringBuilder();
        private int againPosition;
        private long line = 1;
        private int linesInRow;
        private int endOfFirstLine;

        LineFeed(Reader in) throws IOException {
            this.in = in;
            if (peek() == '\uFEFF') {
                take();
            }
        }

        /** The line on which the row begins that is being read. */
        long line() {
            return line;
        }

        /** The row that is being read has more than one line. */
        boolean goesOn() {
            return endOfFirstLine > 0 && endOfFirstLine < row.length();
        }

        /** The row is complete, or nothing is left of it. */
        void accept() {
            line += linesInRow;
            forgetRow();
        }

        /** The lines after the row's first are read again, as rows of their own. */
        void rewindToSecondLine() throws IOException {
            char[] one = new char[1];
            // a line that is too long for the parser was not taken in to its end
            while (endOfFirstLine == 0 && read(one, 0, 1) > 0) {}
            again.replace(0, againPosition, endOfFirstLine > 0 ? row.substring(endOfFirstLine) : "");
            againPosition = 0;
            line++;
            forgetRow();
        }

        private void forgetRow() {
            row.setLength(0);
            linesInRow = 0;
            endOfFirstLine = 0;
        }

        @Override
        public int read(char[] to, int offset, int length) throws IOException {
            int count = 0;
            boolean ended = false;
            while (!ended && count < length && peek() >= 0) {
                if (peek() == '\r' && count > 0 && count + 1 == length) {
                    // left for the next read, which takes it together with a line feed that may follow
                    break;
                }
                char c = take();
                to[offset + count++] = c;
                ended = c == '\n' || (c == '\r' && peek() != '\n');
            }
            row.append(to, offset, count);
            if (ended) {
                linesInRow++;
                endOfFirstLine = endOfFirstLine == 0 ? row.length() : endOfFirstLine;
            }
            return count == 0 && length > 0 ? -1 : count;
        }

        private int peek() throws IOException {
            if (againPosition < again.length()) {
                return again.charAt(againPosition);
            }
            if (position == limit) {
                limit = Math.max(in.read(buffer), 0);
                position = 0;
            }
            return position == limit ? -1 : buffer[position];
        }

        private char take() {
            if (againPosition == again.length()) {
                return buffer[position++];
            }
            char c = again.charAt(againPosition++);
            if (againPosition == again.length()) {
                again.setLength(0);
                againPosition = 0;
            }
            return c;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private static final class CountingStream extends FilterInputStream {

        private long count;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int n = super.read(to, offset, length);
            count += Math.max(n, 0);
            return n;
        }
    }
}
