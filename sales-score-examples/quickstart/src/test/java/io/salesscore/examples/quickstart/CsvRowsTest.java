package io.salesscore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyKindOfLineEndCountsAsOneLine(String end) throws IOException {
        assertThat(rows(String.join(end, "a,b", "1,2", "", "3,\"x" + end + "y\"", "5,6", "")))
                .containsExactly("1 [a, b]", "2 [1, 2]", "4 [3, x" + end + "y]", "6 [5, 6]");
    }

    @Test
    void quotedCellsKeepSeparatorsAndQuotes() throws IOException {
        assertThat(rows("a,b\n\"Toko, \"\"Jaya\"\"\",\n")).containsExactly("1 [a, b]", "2 [Toko, \"Jaya\", ]");
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheHeader() throws IOException {
        assertThat(rows("\uFEFFa,b\n1,2", StandardCharsets.UTF_8)).containsExactly("1 [a, b]", "2 [1, 2]");
        assertThat(rows("\uFEFFa,b\n1,2", StandardCharsets.UTF_16LE)).containsExactly("1 [a, b]", "2 [1, 2]");
    }

    @Test
    void lettersAfterAClosingQuoteCostTheirLineAlone() throws IOException {
        assertThat(rows("a,b\n1,\"Toko \"Maju\" Jaya\"\n3,4\n5,\"x\"y\n6,7"))
                .containsExactly("1 [a, b]", "2 broken", "3 [3, 4]", "4 broken", "5 [6, 7]");
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsLineAlone() throws IOException {
        assertThat(rows("a,b\n1,\"open\n3,4\r\n5,\"fine\"\n7,8\n"))
                .containsExactly("1 [a, b]", "2 broken", "3 [3, 4]", "4 [5, fine]", "5 [7, 8]");
        assertThat(rows("a,b\n1,2\n3,\"open")).containsExactly("1 [a, b]", "2 [1, 2]", "3 broken");
    }

    @Test
    void aQuoteOpenOverThousandsOfLinesCostsItsLineAlone() throws IOException {
        StringBuilder text = new StringBuilder("a,b\n1,\"open\n");
        for (int i = 0; i < 20_000; i++) {
            text.append(i).append(",some text that fills the line\n");
        }
        List<String> rows = rows(text.toString());
        assertThat(rows).hasSize(20_002).startsWith("1 [a, b]", "2 broken", "3 [0, some text that fills the line]");
        assertThat(rows).endsWith("20002 [19999, some text that fills the line]");
    }

    @Test
    void aCellTooLongToBeOneCostsItsLineAlone() throws IOException {
        assertThat(rows("a,b\n1," + "x".repeat(200_000) + "\r\n3,4\n"))
                .containsExactly("1 [a, b]", "2 broken", "3 [3, 4]");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void linesAreCountedWhateverTheirLength(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder("a,b\r\n");
        List<String> expected = new ArrayList<>(List.of("1 [a, b]"));
        int line = 2;
        for (int i = 0; i < 400; i++) {
            // around the sizes at which buffers are full
            String cell = "x".repeat((1 << random.nextInt(8, 15)) + random.nextInt(-6, 7));
            boolean twoLines = random.nextInt(10) == 0;
            String value = twoLines ? cell + "\r\ny" : cell;
            text.append("1,").append(twoLines ? "\"" + value + "\"" : value).append("\r\n");
            expected.add(line + " [1, " + value + "]");
            line += twoLines ? 2 : 1;
        }
        assertThat(rows(text.toString())).isEqualTo(expected);
    }

    @Test
    void aRowGivenUpEndsWithItsFirstLine() throws IOException {
        Path file = write("a,b\n1,\"open\n3,closed\"\n5,6\n", StandardCharsets.UTF_8);
        try (CsvRows rows = new CsvRows(file, ',', StandardCharsets.UTF_8)) {
            rows.next();
            assertThat(rows.severalLines()).isFalse();
            rows.next();
            assertThat(rows.fields()).containsExactly("1", "open\n3,closed");
            assertThat(rows.severalLines()).isTrue();
            rows.giveUpLine();
            assertThat(rows.broken()).isTrue();
            assertThat(rows.line()).isEqualTo(2);
            rows.next();
            assertThat(rows.fields()).containsExactly("3", "closed\"");
            assertThat(rows.line()).isEqualTo(3);
            rows.next();
            assertThat(rows.line()).isEqualTo(4);
            assertThat(rows.next()).isFalse();
        }
    }

    private List<String> rows(String text) throws IOException {
        return rows(text, StandardCharsets.UTF_8);
    }

    private List<String> rows(String text, Charset charset) throws IOException {
        List<String> all = new ArrayList<>();
        try (CsvRows rows = new CsvRows(write(text, charset), ',', charset)) {
            while (rows.next()) {
                all.add(rows.line() + " " + (rows.broken() ? "broken" : rows.fields()));
            }
        }
        return all;
    }

    private Path write(String text, Charset charset) throws IOException {
        return Files.writeString(folder.resolve("rows.csv"), text, charset);
    }
}
