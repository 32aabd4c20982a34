package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Kpi;
import io.salesscore.period.Cadence;
import io.salesscore.period.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A folder of CSV files from a CRM, read with a mapping: every row becomes a fact or a {@link Rejection}, never nothing.
 *
 * <p>Facts stream: what is kept is the roster, the price list, the register of customers, and the ids met so far.
 *
 * <pre>{@code
 * CrmExport export = CrmExport.open(folder, Mapping.read(file), rejected);   // all problems at once, before any row
 * export.reps();                                                             // the roster
 * export.periods(Cadence.QUARTER);                                           // when things happened
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
    private final Map<String, Kpi> kpis;
    private final Map<String, Rep> reps = new LinkedHashMap<>();
    private final Map<String, BigDecimal> listPrices = new HashMap<>();
    private final Map<String, LocalDate> customersSince = new HashMap<>();
    private final List<Count> counts = new ArrayList<>();
    private long rowsRead;
    private long bytesRead;

    private CrmExport(Path folder, Mapping mapping, Consumer<Rejection> rejected, Map<Table, Row> rows) {
        this.folder = folder;
        this.mapping = mapping;
        this.rejected = rejected;
        this.rows = rows;
        this.kpis = CrmPlans.of(mapping).kpis().stream().collect(Collectors.toMap(Kpi::id, Function.identity()));
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
        if (!problems.isEmpty()) {
            throw new MappingException(problems);
        }
        CrmExport export = new CrmExport(folder, mapping, rejected, rows);
        export.readTable(Table.TEAMS, CrmExport::rep, rep -> export.reps.put(rep.id(), rep), Progress.QUIET, 0);
        export.readTable(
                Table.PRODUCTS,
                row -> Map.entry(row.text("product"), row.number("list-price")),
                price -> export.listPrices.put(price.getKey(), price.getValue()),
                Progress.QUIET,
                0);
        export.readTable(
                Table.CUSTOMERS,
                row -> Map.entry(row.text("customer"), row.date("registered")),
                since -> export.customersSince.put(since.getKey(), since.getValue()),
                Progress.QUIET,
                0);
        return export;
    }

    /** The roster by id, in the order of the file; empty where the export has none. */
    Map<String, Rep> reps() {
        return Collections.unmodifiableMap(reps);
    }

    /**
     * The periods of a cadence in which deals were closed; where no deals are mapped, in which visits were made, leads came
     * in, surveys were sent or invoices written. Only rows that {@link #read} accepts count, and bad ones are left to it to
     * report: a slip in one date must not become the last period.
     */
    SortedSet<Period> periods(Cadence cadence) throws IOException {
        TreeSet<Period> periods = new TreeSet<>();
        if (rows.containsKey(Table.DEALS)) {
            // an open deal's date of closing is a hope, and is not in the fact
            scan(Table.DEALS, this::deal, deal -> addPeriod(periods, cadence, deal.closedOn()));
        } else if (rows.containsKey(Table.VISITS)) {
            scan(Table.VISITS, this::visit, visit -> addPeriod(periods, cadence, visit.visitedOn()));
        } else if (rows.containsKey(Table.LEADS)) {
            scan(Table.LEADS, this::lead, lead -> addPeriod(periods, cadence, lead.createdOn()));
        } else if (rows.containsKey(Table.SURVEYS)) {
            scan(Table.SURVEYS, this::survey, survey -> addPeriod(periods, cadence, survey.sentOn()));
        } else if (rows.containsKey(Table.INVOICES)) {
            scan(Table.INVOICES, this::invoice, invoice -> addPeriod(periods, cadence, invoice.issuedOn()));
        }
        return periods;
    }

    private <T> void scan(Table table, RowReader<T> reader, Consumer<? super T> taker) throws IOException {
        readRows(table, reader, taker, (csv, bad) -> {}, csv -> {});
    }

    private static void addPeriod(SortedSet<Period> periods, Cadence cadence, @Nullable LocalDate day) {
        if (day != null) {
            periods.add(Period.containing(day, cadence));
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
        readTable(Table.DEALS, this::deal, sink::deal, progress, bytes);
        readTable(Table.LEADS, this::lead, sink::lead, progress, bytes);
        readTable(Table.VISITS, this::visit, sink::visit, progress, bytes);
        readTable(Table.SURVEYS, this::survey, sink::survey, progress, bytes);
        readTable(Table.INVOICES, this::invoice, sink::invoice, progress, bytes);
        readTable(Table.TARGETS, this::target, sink::target, progress, bytes);
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
                    row.cells(cells(csv, columns, row));
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

    private static Rep rep(Row row) throws Row.Bad {
        String id = row.text("rep");
        String name = row.textOrNull("name");
        return new Rep(
                id,
                name == null ? id : name,
                row.textOrNull("manager"),
                row.textOrNull("branch"),
                row.dateOrNull("started"));
    }

    private Deal deal(Row row) throws Row.Bad {
        Stage stage = mapping.stage(row.text("stage"))
                .orElseThrow(() -> row.bad("stage", "is no stage that the mapping knows"));
        boolean open = stage == Stage.OPEN;
        boolean returned = stage == Stage.RETURNED;
        String customer = open ? row.textOrNull("customer") : row.textIfMapped("customer");
        String product = open ? row.textOrNull("product") : row.textIfMapped("product");
        LocalDate openedOn = open || returned ? row.dateOrNull("opened") : row.dateIfMapped("opened");
        LocalDate reopenedOn = row.dateOrNull("reopened");
        // many CRMs keep the expected date of closing in this column
        LocalDate closedOn = open ? null : row.date("closed");
        checkOrder(row, "reopened", openedOn, reopenedOn);
        checkOrder(row, "closed", openedOn, closedOn);
        checkOrder(row, "closed", reopenedOn, closedOn);
        BigDecimal one = returned ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        boolean unsized = open && row.has("quantity") && row.textOrNull("quantity") == null;
        BigDecimal quantity = unsized ? BigDecimal.ZERO : row.has("quantity") ? row.number("quantity") : one;
        BigDecimal amount =
                stage == Stage.WON || returned ? row.number("amount") : row.numberOr("amount", BigDecimal.ZERO);
        checkSign(row, "quantity", quantity, returned);
        checkSign(row, "amount", amount, returned);
        BigDecimal listPrice = joined(row, "product", product, Table.PRODUCTS, listPrices);
        return new Deal(
                row.text("id"),
                knownRep(row),
                stage,
                customer,
                product,
                openedOn,
                reopenedOn,
                closedOn,
                quantity,
                amount,
                listPrice == null || unsized ? null : listPrice.multiply(quantity),
                joined(row, "customer", customer, Table.CUSTOMERS, customersSince));
    }

    private Lead lead(Row row) throws Row.Bad {
        LocalDate createdOn = row.date("created");
        LocalDate convertedOn = row.dateOrNull("converted");
        checkOrder(row, "converted", createdOn, convertedOn);
        return new Lead(row.text("id"), knownRep(row), createdOn, convertedOn);
    }

    private Visit visit(Row row) throws Row.Bad {
        LocalDate plannedOn = row.dateOrNull("planned");
        LocalDate visitedOn = row.dateOrNull("visited");
        if (plannedOn == null && visitedOn == null) {
            throw row.bad("visited", "is empty, and no visit was planned");
        }
        int lines = row.textOrNull("lines") == null ? 0 : row.whole("lines", 0, 10_000);
        return new Visit(row.text("id"), knownRep(row), row.textOrNull("customer"), plannedOn, visitedOn, lines);
    }

    private Survey survey(Row row) throws Row.Bad {
        Integer rating = row.textOrNull("rating") == null ? null : row.whole("rating", 1, 5);
        return new Survey(row.text("id"), knownRep(row), row.textOrNull("customer"), row.date("sent"), rating);
    }

    private Invoice invoice(Row row) throws Row.Bad {
        BigDecimal amount = row.number("amount");
        if (amount.signum() <= 0) {
            throw row.bad("amount", "must be positive");
        }
        LocalDate issuedOn = row.date("issued");
        LocalDate dueOn = row.date("due");
        LocalDate paidOn = row.dateOrNull("paid");
        checkOrder(row, "due", issuedOn, dueOn);
        checkOrder(row, "paid", issuedOn, paidOn);
        return new Invoice(row.text("id"), knownRep(row), row.textOrNull("customer"), amount, issuedOn, dueOn, paidOn);
    }

    private Target target(Row row) throws Row.Bad {
        String rep = knownRep(row);
        Period period;
        try {
            period = Period.parse(row.text("period"));
        } catch (IllegalArgumentException e) {
            throw row.bad("period", "is no period; maybe 2026-Q1, 2026-03 or 2026 is meant");
        }
        Kpi kpi = kpis.get(row.text("kpi"));
        if (kpi == null) {
            throw row.bad(
                    "kpi",
                    "is no KPI that is measured; maybe add rename.kpi.<name> to the mapping, to one of "
                            + kpis.keySet().stream().sorted().toList());
        }
        BigDecimal value = row.number("value");
        if (!kpi.unit().contains(value.doubleValue())) {
            throw row.bad(
                    "value",
                    "must lie between " + kpi.unit().lowest() + " and "
                            + kpi.unit().highest());
        }
        return new Target(rep, period, kpi, value);
    }

    private String knownRep(Row row) throws Row.Bad {
        String id = row.text("rep");
        Rep rep = reps.get(id);
        if (rep != null) {
            return rep.id();
        }
        if (rows.containsKey(Table.TEAMS)) {
            throw row.bad("rep", "is not in " + fileName(Table.TEAMS));
        }
        return id;
    }

    /** What another table says of the key; null where there is no such table or no key. */
    private <T> @Nullable T joined(Row row, String field, @Nullable String key, Table table, Map<String, T> values)
            throws Row.Bad {
        if (key == null || !rows.containsKey(table)) {
            return null;
        }
        T value = values.get(key);
        if (value == null) {
            throw row.bad(
                    field,
                    "is not in " + fileName(table) + "; maybe add rename." + field + "." + key + " to the mapping");
        }
        return value;
    }

    private static void checkOrder(Row row, String field, @Nullable LocalDate earlier, @Nullable LocalDate later)
            throws Row.Bad {
        if (earlier != null && later != null && later.isBefore(earlier)) {
            throw row.bad(field, "lies before " + earlier + ", the day with which it began");
        }
    }

    private static void checkSign(Row row, String field, BigDecimal number, boolean returned) throws Row.Bad {
        if (returned && number.signum() > 0) {
            throw row.bad(field, "must not be positive on a credit note");
        }
        if (!returned && number.signum() < 0) {
            throw row.bad(field, "must not be negative; maybe the stage of credit notes belongs to stage.returned");
        }
    }

    private Path file(Table table) {
        return folder.resolve(fileName(table));
    }

    private String fileName(Table table) {
        return mapping.file(table).orElseThrow();
    }
}
