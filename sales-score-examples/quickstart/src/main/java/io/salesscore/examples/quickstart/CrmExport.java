package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Kpi;
import io.salesscore.period.Cadence;
import io.salesscore.period.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A folder of CSV files from a CRM, read with a mapping: every row becomes a fact or a {@link Rejection}, never nothing.
 *
 * <p>Facts stream: what is kept is the roster and where reps were, the price list, the register of customers, the deals that
 * are shared or credited, and the ids met so far.
 *
 * <pre>{@code
 * CrmExport export = CrmExport.open(folder, Mapping.read(file), rejected);   // all problems at once, before any row
 * export.reps();                                                             // the roster
 * export.periods(Cadence.QUARTER, Counting.ALL);                             // when things happened
 * export.read(sink, Progress.QUIET);                                         // every fact, once
 * export.counts();                                                           // rows and rejected rows of each file
 * }</pre>
 */
final class CrmExport {

    /**
     * What became of one file.
     *
     * @param file its name
     * @param rows rows with anything in them, without the header
     * @param rejected how many of them could not be used
     */
    record Count(String file, long rows, long rejected) {}

    private static final int ROWS_BETWEEN_REPORTS = 1000;

    private final Path folder;
    private final Mapping mapping;
    private final Consumer<Rejection> rejected;
    private final Map<Table, Row> rows;
    private final RowFacts facts;
    private final List<Count> counts = new ArrayList<>();
    private long rowsRead;
    private long bytesRead;

    private CrmExport(Path folder, Mapping mapping, Consumer<Rejection> rejected, Map<Table, Row> rows) {
        this.folder = folder;
        this.mapping = mapping;
        this.rejected = rejected;
        this.rows = rows;
        this.facts = new RowFacts(mapping);
    }

    /**
     * Checks mapping, files and headers, then reads roster, price list and customers.
     *
     * @param rejected told of each row that cannot be used, here and in {@link #read}
     * @throws MappingException naming all that is wrong, if anything is; no row has been read then
     */
    static CrmExport open(Path folder, Mapping mapping, Consumer<Rejection> rejected)
            throws IOException, MappingException {
        List<String> problems = new ArrayList<>(mapping.problems());
        Map<Table, Row> rows = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            String name = mapping.file(table).orElse(null);
            if (name == null) {
                continue;
            }
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                problems.add("The file (" + name + ") of " + table.key() + " is not in " + folder + ".");
                continue;
            }
            try (CsvRows csv = new CsvRows(file, mapping.separator(), mapping.charset())) {
                if (!csv.next() || csv.broken()) {
                    problems.add("The file (" + name + ") of " + table.key() + " has no header.");
                    continue;
                }
                rows.put(table, row(table, mapping, name, csv.fields(), problems));
            }
        }
        if (problems.isEmpty()) {
            checkRoles(mapping, problems);
        }
        if (!problems.isEmpty()) {
            throw new MappingException(problems);
        }
        CrmExport export = new CrmExport(folder, mapping, rejected, rows);
        RowFacts facts = export.facts;
        export.readTable(Table.TEAMS, facts::rep, facts::add);
        export.readTable(Table.PRODUCTS, facts::product, facts::add);
        export.readTable(Table.CUSTOMERS, facts::customer, facts::add);
        export.readTable(Table.ASSIGNMENTS, facts::assignment, facts::add);
        export.readTable(Table.SPLITS, facts::split, facts::add);
        export.readOriginals();
        return export;
    }

    private static void checkRoles(Mapping mapping, List<String> problems) {
        Set<String> measured =
                CrmPlans.of(mapping, Counting.ALL).kpis().stream().map(Kpi::id).collect(Collectors.toSet());
        mapping.notApplicable()
                .forEach((role, kpis) -> kpis.stream()
                        .filter(kpi -> !measured.contains(kpi))
                        .forEach(kpi -> problems.add("The KPI (" + kpi + ") of not-applicable." + role
                                + " is none that is measured, which are: " + String.join(", ", new TreeSet<>(measured))
                                + ".")));
    }

    /** The roster by id, in the order of the file; empty where the export has none. */
    Map<String, Rep> reps() {
        return facts.reps();
    }

    /** Where reps were and when, by rep; empty where the export does not say. */
    Map<String, List<Assignment>> assignments() {
        return facts.assignments();
    }

    /** The register of customers; empty where the export has none. */
    Map<String, Customer> customers() {
        return facts.customers();
    }

    /** The price list by product; empty where the export has none. */
    Map<String, Product> products() {
        return facts.products();
    }

    /**
     * The periods of a cadence in which deals were closed; where no deals are mapped, in which visits were made, leads came
     * in, surveys were sent or invoices written. Only rows that {@link #read} accepts count, and bad ones are left to it to
     * report: a slip in one date must not become the last period. What was not known as known on does not count either.
     */
    SortedSet<Period> periods(Cadence cadence, Counting counting) throws IOException {
        TreeSet<Period> periods = new TreeSet<>();
        Consumer<@Nullable LocalDate> day = each -> {
            if (each != null && counting.knows(each)) {
                periods.add(Period.containing(each, cadence));
            }
        };
        if (rows.containsKey(Table.DEALS)) {
            // an open deal's date of closing is a hope, and is not in the fact
            scan(
                    Table.DEALS,
                    facts::deal,
                    deal -> counting.known(deal).map(Deal::closedOn).ifPresent(day));
        } else if (rows.containsKey(Table.VISITS)) {
            scan(Table.VISITS, facts::visit, visit -> day.accept(visit.visitedOn()));
        } else if (rows.containsKey(Table.LEADS)) {
            scan(Table.LEADS, facts::lead, lead -> day.accept(lead.createdOn()));
        } else if (rows.containsKey(Table.SURVEYS)) {
            scan(Table.SURVEYS, facts::survey, survey -> day.accept(survey.sentOn()));
        } else if (rows.containsKey(Table.INVOICES)) {
            scan(Table.INVOICES, facts::invoice, invoice -> day.accept(invoice.issuedOn()));
        }
        return periods;
    }

    /** When the deals were won that credit notes name: a note may stand before its deal, and most deals are in no note. */
    private void readOriginals() throws IOException {
        if (mapping.column(Table.DEALS, "original").isEmpty()) {
            return;
        }
        Set<String> named = new HashSet<>();
        scan(Table.DEALS, row -> Optional.ofNullable(row.textOrNull("original")), id -> id.ifPresent(named::add));
        scan(
                Table.DEALS,
                row -> named.contains(row.text("id")) ? Optional.of(facts.deal(row)) : Optional.<Deal>empty(),
                deal -> deal.flatMap(Deal::asOriginal).ifPresent(facts::addOriginal));
    }

    private <T> void scan(Table table, RowReader<T> reader, Consumer<? super T> taker) throws IOException {
        if (rows.containsKey(table)) {
            readRows(table, reader, taker, (csv, bad) -> {}, csv -> {});
        }
    }

    /** Reads all facts, once, and hands each to the sink. */
    void read(FactSink sink, Progress progress) throws IOException {
        long bytes = 0;
        for (Table table : rows.keySet()) {
            bytes += table.holdsFacts() ? Files.size(file(table)) : 0;
        }
        rowsRead = 0;
        bytesRead = 0;
        Map<String, List<Split>> unmatched = new LinkedHashMap<>(facts.splits());
        readTable(
                Table.DEALS,
                facts::deal,
                deal -> {
                    unmatched.remove(deal.id());
                    sink.deal(deal);
                },
                progress,
                bytes);
        unmatched.values().forEach(splits -> splits.forEach(this::reject));
        readTable(Table.LEADS, facts::lead, sink::lead, progress, bytes);
        readTable(Table.VISITS, facts::visit, sink::visit, progress, bytes);
        readTable(Table.SURVEYS, facts::survey, sink::survey, progress, bytes);
        readTable(Table.INVOICES, facts::invoice, sink::invoice, progress, bytes);
        readTable(Table.TARGETS, facts::target, sink::target, progress, bytes);
    }

    /** Reads all facts once more and says nothing of what is rejected: that has been said. */
    void readAgain(FactSink sink) throws IOException {
        scan(Table.DEALS, facts::deal, sink::deal);
        scan(Table.LEADS, facts::lead, sink::lead);
        scan(Table.VISITS, facts::visit, sink::visit);
        scan(Table.SURVEYS, facts::survey, sink::survey);
        scan(Table.INVOICES, facts::invoice, sink::invoice);
    }

    /** A share of a deal that is not there, which shows when all deals have been read. */
    private void reject(Split split) {
        String name = fileName(Table.SPLITS);
        rejected.accept(new Rejection(
                name,
                split.line(),
                mapping.column(Table.SPLITS, "deal").orElse(""),
                split.deal(),
                "is no deal in " + fileName(Table.DEALS) + " that can be used"));
        counts.replaceAll(
                count -> count.file().equals(name) ? new Count(name, count.rows(), count.rejected() + 1) : count);
    }

    /** What became of the files read so far, in the order in which they were read. */
    List<Count> counts() {
        return Collections.unmodifiableList(counts);
    }

    @FunctionalInterface
    private interface RowReader<T> {
        T read(Row row) throws Row.Bad;
    }

    private static Row row(Table table, Mapping mapping, String file, List<String> titles, List<String> problems) {
        List<String> header = titles.stream().map(String::strip).toList();
        Map<String, Integer> positions = new HashMap<>();
        for (String field : table.fields()) {
            mapping.column(table, field).ifPresent(column -> {
                int position = header.indexOf(column);
                if (position < 0) {
                    problems.add("The column (" + column + ") of " + table.key() + "." + field + " is not in " + file
                            + ", which has: " + String.join(", ", header) + ".");
                } else if (position != header.lastIndexOf(column)) {
                    problems.add("The column (" + column + ") of " + table.key() + "." + field + " is in " + file
                            + " more than once.");
                }
                positions.put(field, position);
            });
        }
        return new Row(table, mapping, header, positions);
    }

    private <T> void readTable(Table table, RowReader<T> reader, Consumer<? super T> taker) throws IOException {
        readTable(table, reader, taker, Progress.QUIET, 0);
    }

    private <T> void readTable(
            Table table, RowReader<T> reader, Consumer<? super T> taker, Progress progress, long ofBytes)
            throws IOException {
        if (!rows.containsKey(table)) {
            return;
        }
        String name = fileName(table);
        long[] readAndBad = new long[2];
        long bytes = readRows(
                table,
                reader,
                taker,
                (csv, bad) -> {
                    readAndBad[1]++;
                    rejected.accept(new Rejection(name, csv.line(), bad.column(), bad.value(), bad.reason()));
                },
                csv -> {
                    readAndBad[0]++;
                    rowsRead++;
                    if (rowsRead % ROWS_BETWEEN_REPORTS == 0) {
                        progress.at(rowsRead, bytesRead + csv.bytesRead(), ofBytes);
                    }
                });
        bytesRead += bytes;
        progress.at(rowsRead, bytesRead, ofBytes);
        counts.add(new Count(name, readAndBad[0], readAndBad[1]));
    }

    /** Each row to the taker as a fact or else to the refuser, and then to the counter. Returns the bytes read. */
    private <T> long readRows(
            Table table,
            RowReader<T> reader,
            Consumer<? super T> taker,
            BiConsumer<CsvRows, Row.Bad> refuser,
            Consumer<CsvRows> counter)
            throws IOException {
        Row row = Objects.requireNonNull(rows.get(table));
        List<String> identity = table.identity();
        IdSet ids = new IdSet();
        try (CsvRows csv = new CsvRows(file(table), mapping.separator(), mapping.charset())) {
            csv.next();
            int columns = csv.fields().size();
            while (csv.next()) {
                try {
                    row.next(cells(csv, columns, row), csv.line());
                    T fact = reader.read(row);
                    checkIdentity(identity, row, ids, csv.line());
                    taker.accept(fact);
                } catch (Row.Bad e) {
                    refuser.accept(csv, e);
                }
                counter.accept(csv);
            }
            return csv.bytesRead();
        }
    }

    private static List<String> cells(CsvRows csv, int columns, Row row) throws IOException, Row.Bad {
        List<String> cells = csv.fields();
        if (csv.severalLines() && (cells.size() != columns || row.breaksMappedCell(cells))) {
            // names and dates have no line breaks: an open quote has swallowed the rows after it
            csv.giveUpLine();
        }
        if (csv.broken()) {
            throw new Row.Bad("", "", "the quotes are broken");
        }
        if (cells.size() != columns) {
            throw new Row.Bad("", "", "has " + cells.size() + " cells, the header " + columns);
        }
        return cells;
    }

    // the last thing checked: a row that is bad anyhow must not make a later, good one a duplicate
    private static void checkIdentity(List<String> identity, Row row, IdSet ids, long line) throws Row.Bad {
        StringJoiner id = new StringJoiner("\u001F");
        String last = "";
        for (String field : identity) {
            id.add(row.text(field));
            last = field;
        }
        int first = ids.add(id.toString(), Math.toIntExact(line));
        if (first > 0) {
            throw row.bad(last, "is there already, on line " + first);
        }
    }

    private Path file(Table table) {
        return folder.resolve(fileName(table));
    }

    private String fileName(Table table) {
        return mapping.file(table).orElseThrow();
    }
}
