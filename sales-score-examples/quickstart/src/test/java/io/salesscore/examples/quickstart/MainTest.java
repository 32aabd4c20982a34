package io.salesscore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

class MainTest extends ExportFixture {

    @Test
    void withoutArgumentsTheSampleIsScored() {
        assertThat(runSample()).isEqualTo(Main.FINE);
        assertThat(err()).isEmpty();
        assertThat(rejectedFile()).doesNotExist();
        List<String> lines = out().lines().toList();
        assertThat(lines.get(0)).isEqualTo("Sales Score quickstart");
        assertThat(lines).allMatch(line -> line.length() <= 110);
        assertThat(lines)
                .contains("Ranking: Q3 2026")
                .anyMatch(line -> line.startsWith("transaksi.csv"))
                .anyMatch(line -> line.matches("KPI +Weight +Target +Actual +Attainment +Points +Final"))
                .anyMatch(line ->
                        line.matches(" +Revenue +30\\.0% +IDR [0-9,]+ +IDR [0-9,]+ +[0-9.]+% +[0-9.]+ +[0-9.]+"));
        List<String> ranking = lines.stream()
                .filter(line ->
                        line.matches("[ 0-9]{2}  .{17}  .{8} +[0-9.]{4,5}  [A-E] +(new|[-+]?[0-9.]+) +[0-9]+%  .*"))
                .toList();
        assertThat(ranking).as("all but the leaver and the vacant territory").hasSize(40);
        assertThat(ranking.get(0)).startsWith(" 1  ");
        assertThat(ranking)
                .as("who starts in the quarter")
                .filteredOn(line -> line.contains(" new "))
                .hasSize(1);
        finalsAddUp(lines, "Total", '.');
    }

    @Test
    void inIndonesianItReadsAsScorecardsThereDo() {
        assertThat(runSample("--language", "id", "--level", "branch", "--period", "2026-Q1"))
                .isEqualTo(Main.FINE);
        List<String> lines = out().lines().toList();
        assertThat(lines).allMatch(line -> line.length() <= 110);
        assertThat(lines)
                .contains("Peringkat: Triwulan I 2026")
                .anyMatch(line -> line.matches("# +Cabang +Skor +Predikat +Selisih +Data +Kekuatan +Kelemahan"))
                .anyMatch(line -> line.matches("KPI +Bobot +Target +Realisasi +Capaian +Skor +Nilai akhir"))
                .anyMatch(
                        line -> line.matches(
                                " +Omzet +[0-9]{2},[0-9]% +Rp[0-9]+(\\.[0-9]{3}){2,3} +Rp[0-9]+(\\.[0-9]{3}){2,3} +[0-9]+,[0-9]% .*"))
                .anyMatch(line -> line.matches("Skor, predikat +[A-E] +[0-9]{2},[0-9]"));
        finalsAddUp(lines, "Jumlah", ',');
    }

    /** The printed parts sum to the printed total: what a reader checks with a pencil. */
    private static void finalsAddUp(List<String> lines, String total, char decimal) {
        List<String> card = lines.stream()
                .dropWhile(line -> !line.startsWith("KPI "))
                .skip(2)
                .takeWhile(line -> !line.startsWith("Score,") && !line.startsWith("Skor,"))
                .filter(line -> line.contains("%"))
                .toList();
        double sum = card.stream()
                .filter(line -> !line.startsWith(total))
                .mapToDouble(line -> lastNumber(line, decimal))
                .sum();
        String totalLine =
                card.stream().filter(line -> line.startsWith(total)).findFirst().orElseThrow();
        assertThat(sum).isCloseTo(lastNumber(totalLine, decimal), within(0.005 * card.size()));
    }

    private static double lastNumber(String line, char decimal) {
        String last = line.substring(line.lastIndexOf(' ') + 1).replace(decimal, '.');
        return last.equals("-") ? 0 : Double.parseDouble(last);
    }

    /** KPIs, ceilings and gates of all levels sum to the scores, and the sample has some of each. */
    @Test
    void everyScorecardOfTheWorkbookAddsUp() throws IOException {
        Path file = folder.resolve("s.xlsx");
        runSample("--xlsx", file.toString());
        Map<String, Integer> kinds = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook book = new ReadableWorkbook(in)) {
            double sum = 0;
            for (Row row : book.getSheets().skip(1).findFirst().orElseThrow().read().stream()
                    .skip(1)
                    .toList()) {
                String kind = row.getCellText(4).replaceFirst(":.*", "");
                double part = row.getCellText(10).isEmpty() ? 0 : Double.parseDouble(row.getCellText(10));
                kinds.merge(kind, 1, Integer::sum);
                if (kind.equals("Score")) {
                    assertThat(part).as(row.getCellText(2)).isCloseTo(sum, within(0.05 + 1e-9));
                    sum = 0;
                } else {
                    sum += part;
                }
            }
        }
        // 40 reps, 8 teams, 6 branches, the company
        assertThat(kinds)
                .containsEntry("Score", 55)
                .containsEntry("Revenue", 55)
                .containsKey("Capped");
    }

    @Test
    void theReportIsWritten() {
        Path page = folder.resolve("report.html");
        assertThat(runSample("--html", page.toString())).isEqualTo(Main.FINE);
        assertThat(page).content().contains("Nur Hidayah").contains("PT Rasa Melati");
    }

    /** Added up from the file's lines by nothing but their columns. */
    @Test
    void theCompanysRevenueIsThatOfTheFile() throws IOException {
        Path sample = folder.resolve("sample");
        execute("sample", sample.toString());
        long revenue = 0;
        for (String line : Files.readAllLines(sample.resolve("transaksi.csv"))) {
            String[] cells = line.split(";", -1);
            boolean booked = cells[4].equals("Menang") || cells[4].equals("Retur");
            if (booked && cells[7].matches("../0[789]/2026")) {
                revenue += Long.parseLong(cells[12]);
            }
        }
        runSample("--level", "company", "--language", "id");
        String written = String.format(Locale.ROOT, "%,d", revenue).replace(',', '.');
        assertThat(out()).contains(" Rp" + written + " ");
    }

    @Test
    void aBreakdownIsPrintedAndWritten() throws IOException {
        Path rows = folder.resolve("b.csv");
        Path page = folder.resolve("b.html");
        assertThat(runSample("--breakdown", "channel", "--breakdown-csv", rows.toString(), "--html", page.toString()))
                .isEqualTo(Main.FINE);
        List<String> lines = out().lines().toList();
        assertThat(lines).allMatch(line -> line.length() <= 110);
        List<String> table = lines.stream()
                .dropWhile(line -> !line.equals("Sales by channel: PT Rasa Melati (invented), Q3 2026"))
                .toList();
        assertThat(table.get(1)).matches("Channel +Revenue +Share +Change +Deals won +Win rate +Goods returned");
        assertThat(table.subList(3, 6).stream().map(line -> line.replaceFirst(" .*", "")))
                .containsExactly("Kanvas", "Aplikasi", "Telepon");
        assertThat(table.get(7)).startsWith("Total ").contains(" 100.0% ");
        assertThat(page).content().contains("\"by\":\"Channel\"");
        assertThat(Files.readAllLines(rows))
                .first()
                .isEqualTo("level,subject,name,period,channel,channel_name,kpi,unit,value,numerator,denominator");
        assertThat(Files.readAllLines(rows).stream()
                        .map(line -> line.replaceFirst(",.*", ""))
                        .distinct())
                .containsExactly("level", "rep", "team", "branch", "company");
        runSample("--breakdown", "product", "--subject", "Nur Hidayah", "--language", "id");
        assertThat(out()).contains("Penjualan menurut produk: Nur Hidayah, Triwulan III 2026");
    }

    /** Groups sum to the whole, and so do they where deals are shared, teams changed and credit notes counted elsewhere. */
    @Test
    void aBreakdownsRevenueIsThatOfTheScores() throws IOException {
        runSample(
                "--breakdown",
                "segment",
                "--breakdown-csv",
                file("b.csv"),
                "--measurements",
                file("m.csv"),
                "--credit-notes",
                "original");
        Map<String, Long> broken = new TreeMap<>();
        for (NamedCsvRecord row : csv("b.csv")) {
            if (row.getField("kpi").equals("revenue")) {
                broken.merge(key(row), Math.round(10 * Double.parseDouble(row.getField("value"))), Long::sum);
            }
        }
        Map<String, Long> whole = new TreeMap<>();
        for (NamedCsvRecord row : csv("m.csv")) {
            if (row.getField("kpi").equals("revenue") && !row.getField("value").equals("0")) {
                whole.put(key(row), Math.round(10 * Double.parseDouble(row.getField("value"))));
            }
        }
        broken.values().removeIf(amount -> amount == 0);
        assertThat(broken).isEqualTo(whole).hasSizeGreaterThan(400);
    }

    private static String key(NamedCsvRecord row) {
        return String.join(" ", row.getField("level"), row.getField("subject"), row.getField("period"));
    }

    @Test
    void wrongOptionsAreSaidBeforeAnythingIsRead() {
        refuses("--language (fr) must be en or id.", "--language", "fr");
        refuses("--model (mine) must be one of field-sales, deals, or a file that is there.", "--model", "mine");
        refuses("planet", "--level", "planet");
        refuses("Maybe (2026-Q1) is meant", "--period", "Q1 2026");
        refuses("fortnight", "--by", "fortnight");
        refuses("Periods must be of a calendar", "--by", "custom");
        refuses("--period (2026-Q1) is no period of --by (month).", "--by", "month", "--period", "2026-Q1");
    }

    private void refuses(String message, String... arguments) {
        assertThat(runSample(arguments)).isEqualTo(Main.USAGE);
        assertThat(err()).contains(message).doesNotContain("Usage:").doesNotContain("Exception");
        assertThat(out()).isEmpty();
    }

    @Test
    void theWrittenSampleIsReadWithItsMapping() {
        Path sample = folder.resolve("sample");
        assertThat(execute("sample", sample.toString(), "--rows", "640", "--seed", "3"))
                .isEqualTo(Main.FINE);
        assertThat(runSample(
                        "--data",
                        sample.toString(),
                        "--mapping",
                        sample.resolve("sample.mapping").toString()))
                .isEqualTo(Main.FINE);
    }

    @Test
    void rejectedRowsAreListedAndTheExitCodeSaysSo() throws IOException {
        Path sample = folder.resolve("sample");
        execute("sample", sample.toString(), "--rows", "640");
        Files.writeString(sample.resolve("survei.csv"), """
                no_survei;kode_sales;kode_toko;tgl_kirim;nilai_1_5
                S1;JKT-01;T1;31/02/2026;4
                S2;JKT-01;T1;28/02/2026;4
                S2;JKT-01;"T1, ""X"" shop";28/02/2026;7
                """);

        assertThat(runSample(
                        "--data",
                        sample.toString(),
                        "--mapping",
                        sample.resolve("sample.mapping").toString()))
                .isEqualTo(Main.ROWS_REJECTED);

        assertThat(rejectedFile()).content().isEqualTo("""
                file,line,column,value,reason
                survei.csv,2,tgl_kirim,31/02/2026,is no date of the stated form
                survei.csv,4,nilai_1_5,7,must be a whole number from 1 to 5
                """);
        assertThat(err()).contains("2 rows were rejected");

        // the next run finds nothing wrong, and the old list goes
        assertThat(runSample()).isEqualTo(Main.FINE);
        assertThat(rejectedFile()).doesNotExist();
    }

    @Test
    void aWrongMappingIsSaidAtOnceAndNothingIsRead() {
        assertThat(runSample("--data", folder.toString(), "--map", "deals.file=d.csv", "--map", "deals.rip=x"))
                .isEqualTo(Main.USAGE);
        assertThat(err().lines())
                .contains("The column (deals.id) is not mapped.", "The file (d.csv) of deals is not in " + folder + ".")
                .anyMatch(line -> line.startsWith("The key (deals.rip) names no field of deals"));
        assertThat(out()).isEmpty();
    }

    @Test
    void aSmallExportSaysWhyNothingIsScored() throws IOException {
        assertThat(scoreDeals("D1,Ani,Won,2026-01-05,10", "D2,Beni,Won,2026-02-05,20"))
                .isEqualTo(Main.NOTHING_SCORED);
        assertThat(out()).startsWith("Sales Score quickstart").containsPattern("deals.csv +2 +0");
        assertThat(err())
                .startsWith("Nothing could be scored: the export has no KPI that the model (deals) can score.")
                .contains("Left out (too few reps and whole periods to compare, 10 needed, or all alike): ")
                .contains("Revenue")
                .doesNotContain("Usage:");
        assertThat(err().lines()).allMatch(line -> line.length() <= 110);
    }

    @Test
    void rejectedRowsAreSaidWhereNothingIsScored() throws IOException {
        assertThat(scoreDeals("D1,Ani,Won,2026-01-05,10", "D2,Beni,Won,2062-01-10,abc"))
                .isEqualTo(Main.ROWS_REJECTED);
        assertThat(out()).containsPattern("deals.csv +2 +1");
        assertThat(err()).contains("Nothing could be scored").contains("1 row was rejected: see " + rejectedFile());
        assertThat(rejectedFile()).content().contains("deals.csv,3,amount,abc,");
    }

    @Test
    void withoutAnyUsableDateTheFilesAreStillAccountedFor() throws IOException {
        assertThat(scoreDeals("D1,Ani,Open,,10")).isEqualTo(Main.NOTHING_SCORED);
        assertThat(out()).containsPattern("deals.csv +1 +0");
        assertThat(scoreDeals("D1,Ani,Won,soon,10")).isEqualTo(Main.ROWS_REJECTED);
        assertThat(out()).containsPattern("deals.csv +1 +1");
        assertThat(err())
                .contains("no row that can be used says on which day anything happened")
                .doesNotContain("Usage:");
    }

    @Test
    void whatIsNotInTheExportIsSaidWithoutTheListOfOptions() {
        refuses("--subject (Nobody) is nobody of --level rep in 2026-Q3.", "--subject", "Nobody");
        refuses("--period (1999-Q1) has no facts. There are: 2024-Q4, ", "--period", "1999-Q1");
    }

    @Test
    void noOutputOverwritesWhatIsReadOrAnotherOutput() throws IOException {
        String deals = file("deals.csv");
        String mapping = file("deals.mapping");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        for (String option : List.of("--csv", "--xlsx", "--html", "--measurements", "--rejected")) {
            assertThat(scoreDeals(List.of(option, deals), "D1,Ani,Won,2026-01-05,10"))
                    .as(option)
                    .isEqualTo(Main.USAGE);
            assertThat(err())
                    .contains(option + " (" + deals + ") would overwrite the file of deals.")
                    .doesNotContain("Usage:");
            assertThat(Path.of(deals)).content().contains("D1,Ani,Won,2026-01-05,10");
        }
        String linked = link.resolve("deals.csv").toString();
        assertThat(scoreDeals(List.of("--csv", linked), "D1,Ani,Won,2026-01-05,10"))
                .isEqualTo(Main.USAGE);
        assertThat(err()).contains("--csv (" + linked + ") would overwrite the file of deals.");
        assertThat(Path.of(deals)).content().contains("D1,Ani,Won,2026-01-05,10");
        assertThat(scoreDeals(List.of("--html", mapping), "D1,Ani,Won,2026-01-05,10"))
                .isEqualTo(Main.USAGE);
        assertThat(err()).contains("--html (" + mapping + ") would overwrite the mapping.");
        refuses(
                "would overwrite --csv.",
                "--csv",
                file("one"),
                "--html",
                link.resolve("one").toString());
    }

    @Test
    void anOutputThatCannotBeWrittenIsSaidBeforeAnythingIsComputed() {
        Path missing = folder.resolve("none");
        assertThat(runSample("--csv", missing.resolve("s.csv").toString(), "--html", folder.toString()))
                .isEqualTo(Main.USAGE);
        assertThat(err())
                .contains("The folder (" + missing + ") of --csv (" + missing.resolve("s.csv") + ") is not there.")
                .contains("--html (" + folder + ") is a folder.")
                .doesNotContain("Exception");
        assertThat(out()).isEmpty();
    }

    private int scoreDeals(String... rows) throws IOException {
        return scoreDeals(List.of(), rows);
    }

    /** Scores a file of deals that has these rows. */
    private int scoreDeals(List<String> more, String... rows) throws IOException {
        Files.writeString(folder.resolve("deals.csv"), "id,rep,stage,closed,amount\n" + String.join("\n", rows) + "\n");
        Files.writeString(folder.resolve("deals.mapping"), """
                deals.file = deals.csv
                deals.id = id
                deals.rep = rep
                deals.stage = stage
                deals.closed = closed
                deals.amount = amount
                stage.won = Won
                stage.open = Open
                """);
        Path mapping = folder.resolve("deals.mapping");
        return runSample(
                Stream.concat(Stream.of("--data", folder.toString(), "--mapping", mapping.toString()), more.stream())
                        .toArray(String[]::new));
    }

    @Test
    void wrongArgumentsAndMissingFilesHaveTheirExitCodes() {
        assertThat(runSample("--map", "deals.file=d.csv")).isEqualTo(Main.USAGE);
        assertThat(execute("sample", folder.toString(), "--rows", "0")).isEqualTo(Main.USAGE);
        assertThat(runSample("--no-such-option")).isEqualTo(Main.USAGE);
        assertThat(runSample("--data", folder.toString(), "--mapping", file("none")))
                .isEqualTo(Main.BROKEN);
        assertThat(err()).contains("The mapping (" + folder.resolve("none") + ") is not there.");
    }

    @Test
    void theSampleCommandHasHelpOfItsOwn() {
        assertThat(execute("sample", "--help")).isEqualTo(Main.FINE);
        assertThat(out()).startsWith("Usage: quickstart sample ").contains("--rows");
        assertThat(execute("sample", folder.toString(), "--rows", "0")).isEqualTo(Main.USAGE);
        assertThat(err())
                .startsWith("--rows (0) must be positive.")
                .contains("See quickstart sample --help.")
                .doesNotContain("Usage:");
    }

    @Test
    void theFirstPeriodIsComparedWithNone() {
        assertThat(runSample("--period", "2024-Q4")).isEqualTo(Main.FINE);
        assertThat(out())
                .contains("Ranking: Q4 2024")
                .contains("Data: weight of the KPIs")
                .doesNotContain("points since")
                .doesNotContain(" new ");
    }

    @Test
    void noMessageSpeaksOfExceptions() throws IOException {
        refuses("Invalid value for option '--period'", "--period", "2026-99");
        refuses("Q9 2026", "--period", "Q9 2026");
        refuses("fortnight", "--by", "fortnight");
        Path latin = Files.write(folder.resolve("latin.mapping"), new byte[] {'a', (byte) 0xE9, '\n'});
        assertThat(runSample("--data", folder.toString(), "--mapping", latin.toString()))
                .isEqualTo(Main.BROKEN);
        assertThat(err()).contains("(" + latin + ") is not written in UTF-8.").doesNotContain("Exception");
    }

    @Test
    void somebodyElsesFileIsNotOverwritten() throws IOException {
        Files.writeString(rejectedFile(), "id,rep\n");
        assertThat(runSample()).isEqualTo(Main.BROKEN);
        assertThat(rejectedFile()).content().isEqualTo("id,rep\n");
        assertThat(err()).contains("is no list of rejected rows");
    }

    @Test
    void aTerminalIsKnownByItsDevice() throws IOException {
        Path terminal = Files.createSymbolicLink(folder.resolve("terminal"), Path.of("/dev/pts/0"));
        Path pipe = Files.createSymbolicLink(folder.resolve("pipe"), Path.of("pipe:[4711]"));
        assertThat(ProgressLine.isTerminal(terminal)).isTrue();
        assertThat(ProgressLine.isTerminal(pipe)).isFalse();
        assertThat(ProgressLine.isTerminal(folder.resolve("none"))).isFalse();
    }

    private Path rejectedFile() {
        return folder.resolve("rejected.csv");
    }
}
