package io.salesscore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.salesscore.kpi.SalesKpis;
import io.salesscore.period.Cadence;
import io.salesscore.period.Period;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrmExportTest {

    private static final String TEAMS = """
            sales_agent,manager,regional_office
            Ani,Mira,Jawa
            Beni,Mira,Jawa
            Cici,,
            """;
    private static final String PRODUCTS = "product,series,sales_price\nGTX Pro,GTX,4821\nMG Special,MG,55\n";
    private static final String HEADER =
            "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n";

    @TempDir
    private Path folder;

    private Mapping opportunities = Mapping.empty();
    private final List<Rejection> rejected = new ArrayList<>();
    private final Facts facts = new Facts();

    /** Keeps all that it is told. */
    private static final class Facts implements FactSink {
        private final List<Deal> deals = new ArrayList<>();
        private final List<Record> others = new ArrayList<>();

        @Override
        public void deal(Deal deal) {
            deals.add(deal);
        }

        @Override
        public void lead(Lead lead) {
            others.add(lead);
        }

        @Override
        public void visit(Visit visit) {
            others.add(visit);
        }

        @Override
        public void survey(Survey survey) {
            others.add(survey);
        }

        @Override
        public void invoice(Invoice invoice) {
            others.add(invoice);
        }

        @Override
        public void target(Target target) {
            others.add(target);
        }
    }

    @BeforeEach
    void readMapping() throws IOException {
        try (InputStream text = Objects.requireNonNull(getClass().getResourceAsStream("opportunities.mapping"))) {
            opportunities = Mapping.parse(new String(text.readAllBytes(), StandardCharsets.UTF_8), "opportunities");
        }
    }

    @Test
    void anExportOfOpportunitiesNeedsNothingButItsMapping() throws Exception {
        write("sales_teams.csv", TEAMS.replace("\n", "\r\n"));
        write("products.csv", PRODUCTS.replace("\n", "\r\n"));
        write("sales_pipeline.csv", (HEADER + """
                A1,Ani,GTXPro,Isdom,Won,2026-01-05,2026-03-01,4514
                A2,Beni,MG Special,Isdom,Lost,2026-01-05,2026-02-01,0
                A3,Ani,GTX Pro,,Engaging,2026-03-30,,
                A4,Ani,MG Special,,Prospecting,,,
                """).replace("\n", "\r\n"));

        CrmExport export = read(opportunities);

        assertThat(rejected).isEmpty();
        assertThat(export.reps().values())
                .containsExactly(
                        new Rep("Ani", "Ani", "Mira", "Jawa", null, null, null),
                        new Rep("Beni", "Beni", "Mira", "Jawa", null, null, null),
                        new Rep("Cici", "Cici", null, null, null, null, null));
        assertThat(facts.deals)
                .containsExactly(
                        deal("A1", "Ani", Stage.WON, "Isdom", "GTX Pro", "2026-01-05", "2026-03-01", "4514", "4821"),
                        deal("A2", "Beni", Stage.LOST, "Isdom", "MG Special", "2026-01-05", "2026-02-01", "0", "55"),
                        deal("A3", "Ani", Stage.OPEN, null, "GTX Pro", "2026-03-30", null, "0", "4821"),
                        deal("A4", "Ani", Stage.OPEN, null, "MG Special", null, null, "0", "55"));
        assertThat(facts.deals.get(0).cycleDays()).isEqualTo(55);
        assertThat(export.counts())
                .containsExactly(
                        new CrmExport.Count("sales_teams.csv", 3, 0),
                        new CrmExport.Count("products.csv", 2, 0),
                        new CrmExport.Count("sales_pipeline.csv", 4, 0));
    }

    /** Each of these would be a period of its own, later than the one that is ranked. */
    @Test
    void aRejectedRowMakesNoPeriod() throws Exception {
        write("sales_teams.csv", TEAMS);
        write("products.csv", PRODUCTS);
        write("sales_pipeline.csv", HEADER + """
                A1,Ani,GTXPro,Isdom,Won,2026-01-05,2026-03-01,4514
                A2,Ani,GTXPro,Isdom,Lost,2026-01-05,2026-05-01,0
                A3,Ani,GTXPro,Isdom,Won,2026-01-05,2062-01-10,abc
                A4,Dodo,GTXPro,Isdom,Won,2026-01-05,2063-01-10,10
                A5,Ani,GTXPro,Isdom,Winning,2026-01-05,2064-01-10,10
                A1,Ani,GTXPro,Isdom,Won,2026-01-05,2065-01-10,4514
                A6,Ani,GTXPro,Isdom,Engaging,2026-01-05,2066-01-10,10
                """);

        CrmExport export = CrmExport.open(folder, opportunities, rejected::add);

        assertThat(export.periods(Cadence.QUARTER, Counting.ALL))
                .containsExactly(Period.quarter(2026, 1), Period.quarter(2026, 2));
        assertThat(rejected).as("reported by reading alone").isEmpty();
        export.read(facts, Progress.QUIET);
        assertThat(rejected).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                ",Ani,GTXPro,I,Won,2026-01-05,2026-03-01,1 | opportunity_id | is empty",
                "A1,Ani,GTXPro,I,Won,2026-01-05,2026-03-01,1 | opportunity_id | is there already, on line 2",
                "A2,,GTXPro,I,Won,2026-01-05,2026-03-01,1 | sales_agent | is empty",
                "A2,Dodo,GTXPro,I,Won,2026-01-05,2026-03-01,1 | sales_agent | is not in sales_teams.csv",
                "A2,Ani,GTX,I,Won,2026-01-05,2026-03-01,1 | product | is not in products.csv; maybe add",
                "A2,Ani,,I,Won,2026-01-05,2026-03-01,1 | product | is empty",
                "A2,Ani,GTXPro,,Won,2026-01-05,2026-03-01,1 | account | is empty",
                "A2,Ani,GTXPro,,Lost,2026-01-05,2026-03-01,1 | account | is empty",
                "A2,Ani,GTXPro,I,Winning,2026-01-05,2026-03-01,1 | deal_stage | is no stage that the mapping knows",
                "A2,Ani,GTXPro,I,,2026-01-05,2026-03-01,1 | deal_stage | is empty",
                "A2,Ani,GTXPro,I,Won,,2026-03-01,1 | engage_date | is empty",
                "A2,Ani,GTXPro,I,Won,2026-02-30,2026-03-01,1 | engage_date | is no date of the stated form",
                "A2,Ani,GTXPro,I,Engaging,soon,, | engage_date | is no date of the stated form",
                "A2,Ani,GTXPro,I,Won,2026-01-05,,1 | close_date | is empty",
                "A2,Ani,GTXPro,I,Lost,2026-01-05,05/01/2026,1 | close_date | is no date of the stated form",
                "A2,Ani,GTXPro,I,Won,2026-03-05,2026-03-01,1 | close_date | lies before 2026-03-05",
                "A2,Ani,GTXPro,I,Won,2026-01-05,2026-03-01, | close_value | is empty",
                "A2,Ani,GTXPro,I,Won,2026-01-05,2026-03-01,1.000.000 | close_value | is no number of the stated form",
                "A2,Ani,GTXPro,I,Won,2026-01-05,2026-03-01,-5 | close_value | must not be negative",
                "A2,Ani,GTXPro,I,Engaging,2026-01-05,,many | close_value | is no number of the stated form",
                "A2,Ani,GTXPro,I,Won,2026-01-05 | - | has 6 cells, the header 8",
                "A2,Ani,GTXPro,I,Won,2026-01-05,2026-03-01,1,2 | - | has 9 cells, the header 8",
                "A2,Ani,GTXPro,\"I\"J,Won,2026-01-05,2026-03-01,1 | - | the quotes are broken",
                "A2,Ani,GTXPro,I,Won,2026-01-05,2026-03-01,\"1 | - | the quotes are broken",
                "A2,Ani,GTXPro,\uFFFD,Won,2026-01-05,2026-03-01,1 | account | has letters that are not UTF-8"
            })
    void aBadRowIsListedAndTheNextOneRead(String row, String column, String reason) throws Exception {
        write("sales_teams.csv", TEAMS);
        write("products.csv", PRODUCTS);
        write("sales_pipeline.csv", HEADER + """
                A1,Ani,GTXPro,"Toko ""Jaya"", Bandung",Won,2026-01-05,2026-03-01,4514
                %s
                A9,Ani,GTXPro,Isdom,Won,2026-01-05,2026-03-01,10
                """.replace("%s", row));

        CrmExport export = read(opportunities);

        assertThat(rejected).singleElement().satisfies(bad -> {
            assertThat(bad.file()).isEqualTo("sales_pipeline.csv");
            assertThat(bad.line()).isEqualTo(3);
            assertThat(bad.column()).isEqualTo(Objects.requireNonNullElse(column, ""));
            assertThat(bad.reason()).startsWith(reason);
        });
        assertThat(facts.deals).extracting(Deal::id).containsExactly("A1", "A9");
        assertThat(facts.deals.get(0).customer()).isEqualTo("Toko \"Jaya\", Bandung");
        assertThat(export.counts()).contains(new CrmExport.Count("sales_pipeline.csv", 3, 1));
    }

    @Test
    void aQuoteThatSwallowsRowsCostsItsOwnAlone() throws Exception {
        write("sales_teams.csv", TEAMS);
        write("products.csv", PRODUCTS);
        write("sales_pipeline.csv", HEADER + """
                A1,Ani,GTXPro,"Isdom,Won,2026-01-05,2026-03-01,1
                A2,Ani,GTXPro,Isdom,Won,2026-01-05,2026-03-01,2
                A3,Ani,GTXPro,Isdom",Won,2026-01-05,2026-03-01,3
                A4,Ani,GTXPro,Isdom,Won,2026-01-05,2026-03-01,4
                """);

        read(opportunities);

        // from the first quote to the one in the third row it would be one row of eight cells
        assertThat(rejected).containsExactly(new Rejection("sales_pipeline.csv", 2, "", "", "the quotes are broken"));
        assertThat(facts.deals).extracting(Deal::id).containsExactly("A2", "A3", "A4");
        assertThat(facts.deals).extracting(Deal::customer).containsExactly("Isdom", "Isdom\"", "Isdom");
    }

    @Test
    void aNoteThatIsNotMappedMayHaveSeveralLines() throws Exception {
        write("sales_teams.csv", """
                note,sales_agent,manager,regional_office
                "one
                two",Ani,Mira,Jawa
                ,Beni,Mira,Jawa
                """);
        write("products.csv", PRODUCTS);
        write("sales_pipeline.csv", HEADER);

        assertThat(read(opportunities).reps()).containsOnlyKeys("Ani", "Beni");
        assertThat(rejected).isEmpty();
    }

    @Test
    void anIdIsTakenByTheFirstRowThatCanBeUsed() throws Exception {
        write("sales_teams.csv", TEAMS);
        write("products.csv", PRODUCTS);
        write("sales_pipeline.csv", HEADER + """
                A1,Ani,GTXPro,Isdom,Won,2026-01-05,someday,1
                A1,Ani,GTXPro,Isdom,Won,2026-01-05,2026-03-01,2
                A1,Ani,GTXPro,Isdom,Won,2026-01-05,2026-03-01,3
                """);

        read(opportunities);

        assertThat(facts.deals).extracting(Deal::amount).containsExactly(new BigDecimal(2));
        assertThat(rejected).extracting(Rejection::line).containsExactly(2L, 4L);
        assertThat(rejected.get(1))
                .isEqualTo(
                        new Rejection("sales_pipeline.csv", 4, "opportunity_id", "A1", "is there already, on line 3"));
    }

    @Test
    void badRowsOfRosterAndPriceListAreListedToo() throws Exception {
        write("sales_teams.csv", TEAMS + "Ani,Mira,Bali\n,Mira,Bali\n");
        write("products.csv", PRODUCTS + "MG Basic,MG,cheap\n");
        write("sales_pipeline.csv", HEADER);

        CrmExport export = read(opportunities);

        assertThat(rejected)
                .containsExactly(
                        new Rejection("sales_teams.csv", 5, "sales_agent", "Ani", "is there already, on line 2"),
                        new Rejection("sales_teams.csv", 6, "sales_agent", "", "is empty"),
                        new Rejection("products.csv", 4, "sales_price", "cheap", "is no number of the stated form"));
        assertThat(Objects.requireNonNull(export.reps().get("Ani")).branch()).isEqualTo("Jawa");
    }

    @Test
    void allThatIsWrongWithMappingAndFilesIsSaidBeforeAnyRowIsRead() throws Exception {
        write("sales_teams.csv", "");
        write(
                "sales_pipeline.csv",
                "opportunity_id,agent,product,account,deal_stage,close_date,close_date,close_value\nx");
        Mapping mapping = opportunities.with(Map.of("deals.color", "c", "format.separator", "dash"));

        assertThatExceptionOfType(MappingException.class)
                .isThrownBy(() -> CrmExport.open(folder, mapping, rejected::add))
                .satisfies(e -> assertThat(e.problems())
                        .hasSize(7)
                        .anyMatch(problem -> problem.startsWith("The key (deals.color) names no field of deals"))
                        .anyMatch(problem -> problem.startsWith("The format.separator (dash) must be one of"))
                        .contains(
                                "The file (sales_teams.csv) of teams has no header.",
                                "The file (products.csv) of products is not in " + folder + ".",
                                "The column (sales_agent) of deals.rep is not in sales_pipeline.csv, which has: "
                                        + "opportunity_id, agent, product, account, deal_stage, close_date, close_date,"
                                        + " close_value.",
                                "The column (engage_date) of deals.opened is not in sales_pipeline.csv, which has: "
                                        + "opportunity_id, agent, product, account, deal_stage, close_date, close_date,"
                                        + " close_value.",
                                "The column (close_date) of deals.closed is in sales_pipeline.csv more than once."));
        assertThat(rejected).isEmpty();
    }

    @Test
    void everyKindOfFactIsReadInTheNotationOfTheExport() throws Exception {
        write("customers.csv", "c;since\nT1;15/03/2026\nT2;01/01/2020\n");
        write("deals.csv", """
                \uFEFFid;rep;stage;closed;amount;opened;again;c;qty
                D1;R1;W;20/03/2026;1.250.000,50;01/02/2026;10/03/2026;T1;10
                D2;R1;R;25/03/2026;-125.000;;;T1;-1
                D3;R1;R;25/03/2026;125.000;;;T1;1
                D4;R1;W;25/03/2026;125.000;01/03/2026;;T3;1
                D5;R1;W;25/03/2026;125.000;01/03/2026;01/02/2026;T2;1
                D6;R1;O;31/12/2026;;01/03/2026;;;
                """);
        write("leads.csv", """
                id;rep;created;converted
                L1;R1;01/01/2026;
                L2;R1;01/01/2026;03/01/2026
                L3;R1;03/01/2026;01/01/2026
                L4;R1;;
                """);
        write("visits.csv", """
                id;rep;plan;visited;lines
                V1;R1;01/01/2026;01/01/2026;3
                V2;R1;01/01/2026;;
                V3;R1;;02/01/2026;
                V4;R1;;;
                V5;R1;;02/01/2026;1,5
                V6;R1;;02/01/2026;-1
                """);
        write("surveys.csv", """
                id;rep;sent;rating
                S1;R1;01/01/2026;5
                S2;R1;01/01/2026;
                S3;R1;01/01/2026;6
                """);
        write("invoices.csv", """
                id;rep;amount;issued;due;paid
                I1;R1;10,5;01/01/2026;15/01/2026;16/01/2026
                I2;R1;10;01/01/2026;15/01/2026;
                I3;R1;0;01/01/2026;15/01/2026;
                I4;R1;10;01/01/2026;15/12/2025;
                I5;R1;10;01/01/2026;15/01/2026;31/12/2025
                """);
        write("targets.csv", """
                rep;period;kpi;value
                R1;2026-Q1;Omzet;1.000
                R1;2026-Q1;Omzet;2.000
                R1;2026-Q1;NOO;x
                """);
        Mapping mapping = Mapping.parse("""
                format.separator = semicolon
                format.date = dd/MM/yyyy
                format.decimal = comma
                format.grouping = point
                customers.file = customers.csv
                customers.customer = c
                customers.registered = since
                deals.file = deals.csv
                deals.id = id
                deals.rep = rep
                deals.stage = stage
                deals.closed = closed
                deals.amount = amount
                deals.opened = opened
                deals.reopened = again
                deals.customer = c
                deals.quantity = qty
                stage.won = W
                stage.returned = R
                stage.open = O
                leads.file = leads.csv
                leads.id = id
                leads.rep = rep
                leads.created = created
                leads.converted = converted
                visits.file = visits.csv
                visits.id = id
                visits.rep = rep
                visits.planned = plan
                visits.visited = visited
                visits.lines = lines
                surveys.file = surveys.csv
                surveys.id = id
                surveys.rep = rep
                surveys.sent = sent
                surveys.rating = rating
                invoices.file = invoices.csv
                invoices.id = id
                invoices.rep = rep
                invoices.amount = amount
                invoices.issued = issued
                invoices.due = due
                invoices.paid = paid
                targets.file = targets.csv
                targets.rep = rep
                targets.period = period
                targets.kpi = kpi
                targets.value = value
                rename.kpi.Omzet = revenue
                rename.kpi.NOO = deals_won
                """, "test");

        read(mapping);

        Customer t1 = new Customer("T1", null, day("2026-03-15"), null, null);
        assertThat(facts.deals)
                .containsExactly(
                        new Deal(
                                "D1",
                                "R1",
                                Stage.WON,
                                "T1",
                                null,
                                null,
                                day("2026-02-01"),
                                day("2026-03-10"),
                                day("2026-03-20"),
                                null,
                                null,
                                new BigDecimal(10),
                                new BigDecimal("1250000.50"),
                                null,
                                t1,
                                List.of()),
                        new Deal(
                                "D2",
                                "R1",
                                Stage.RETURNED,
                                "T1",
                                null,
                                null,
                                null,
                                null,
                                day("2026-03-25"),
                                null,
                                null,
                                new BigDecimal(-1),
                                new BigDecimal(-125_000),
                                null,
                                t1,
                                List.of()),
                        new Deal(
                                "D6",
                                "R1",
                                Stage.OPEN,
                                null,
                                null,
                                null,
                                day("2026-03-01"),
                                null,
                                null,
                                null,
                                null,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                null,
                                null,
                                List.of()));
        assertThat(facts.deals).extracting(Deal::opensOutlet).containsExactly(true, false, false);
        assertThat(facts.others)
                .containsExactly(
                        new Lead("L1", "R1", day("2026-01-01"), null),
                        new Lead("L2", "R1", day("2026-01-01"), day("2026-01-03")),
                        new Visit("V1", "R1", null, day("2026-01-01"), day("2026-01-01"), 3),
                        new Visit("V2", "R1", null, day("2026-01-01"), null, 0),
                        new Visit("V3", "R1", null, null, day("2026-01-02"), 0),
                        new Survey("S1", "R1", null, day("2026-01-01"), 5),
                        new Survey("S2", "R1", null, day("2026-01-01"), null),
                        new Invoice(
                                "I1",
                                "R1",
                                null,
                                new BigDecimal("10.5"),
                                day("2026-01-01"),
                                day("2026-01-15"),
                                day("2026-01-16")),
                        new Invoice("I2", "R1", null, BigDecimal.TEN, day("2026-01-01"), day("2026-01-15"), null),
                        new Target("R1", Period.quarter(2026, 1), SalesKpis.REVENUE, new BigDecimal(1000)));
        assertThat(rejected)
                .extracting(bad -> bad.file() + " " + bad.line() + " " + bad.column() + " (" + bad.value() + ")")
                .containsExactly(
                        "deals.csv 4 qty (1)",
                        "deals.csv 5 c (T3)",
                        "deals.csv 6 again (01/02/2026)",
                        "leads.csv 4 converted (01/01/2026)",
                        "leads.csv 5 created ()",
                        "visits.csv 5 visited ()",
                        "visits.csv 6 lines (1,5)",
                        "visits.csv 7 lines (-1)",
                        "surveys.csv 4 rating (6)",
                        "invoices.csv 4 amount (0)",
                        "invoices.csv 5 due (15/12/2025)",
                        "invoices.csv 6 paid (31/12/2025)",
                        "targets.csv 3 kpi (Omzet)",
                        "targets.csv 4 value (x)");
    }

    @Test
    void progressGoesToTheEndOfAllFiles() throws Exception {
        write("sales_teams.csv", TEAMS);
        write("products.csv", PRODUCTS);
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 2500; i++) {
            rows.append("A").append(i).append(",Ani,GTXPro,Isdom,Won,2026-01-05,2026-03-01,1\n");
        }
        write("sales_pipeline.csv", rows.toString());
        List<String> told = new ArrayList<>();

        CrmExport.open(folder, opportunities, rejected::add)
                .read(facts, (read, bytes, ofBytes) -> told.add(read + " " + (bytes == ofBytes)));

        assertThat(told).startsWith("1000 false").endsWith("2500 true").hasSize(3);
    }

    private CrmExport read(Mapping mapping) throws IOException, MappingException {
        CrmExport export = CrmExport.open(folder, mapping, rejected::add);
        export.read(facts, Progress.QUIET);
        return export;
    }

    private void write(String file, String text) throws IOException {
        // a letter that cannot be decoded is a byte that is no UTF-8
        byte[] bytes = text.replace('\uFFFD', '\u00FF')
                .getBytes(text.indexOf('\uFFFD') < 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve(file), bytes);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Deal deal(
            String id,
            String rep,
            Stage stage,
            @Nullable String customer,
            String product,
            @Nullable String opened,
            @Nullable String closed,
            String amount,
            String listValue) {
        return new Deal(
                id,
                rep,
                stage,
                customer,
                product,
                null,
                opened == null ? null : day(opened),
                null,
                closed == null ? null : day(closed),
                null,
                null,
                BigDecimal.ONE,
                new BigDecimal(amount),
                new BigDecimal(listValue),
                null,
                List.of());
    }
}
