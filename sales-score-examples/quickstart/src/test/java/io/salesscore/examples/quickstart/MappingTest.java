package io.salesscore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {

    private static final String DEALS = """
            deals.file = deals.csv
            deals.id = id
            deals.rep = rep
            deals.stage = stage
            deals.closed = closed
            deals.amount = amount
            stage.won = Won
            """;

    @Test
    void textIsReadLineByLine() {
        Mapping mapping = Mapping.parse("\uFEFF# a comment\r\n" + DEALS + """

                        deals.product = Item #     # a comment after a header that ends with its sign
                        stage.open = Prospecting , Engaging
                        rename.product.GTXPro = GTX Pro
                        rename.product.v1.0 = one
                        format.date = dd.MM.yyyy
                        format.decimal = comma
                        format.grouping = point
                        format.separator = tab
                        format.charset = windows-1252
                        """, "test");
        assertThat(mapping.problems()).isEmpty();
        assertThat(mapping.file(Table.DEALS)).contains("deals.csv");
        assertThat(mapping.file(Table.LEADS)).isEmpty();
        assertThat(mapping.column(Table.DEALS, "amount")).contains("amount");
        assertThat(mapping.stage("Won")).contains(Stage.WON);
        assertThat(mapping.stage("Engaging")).contains(Stage.OPEN);
        assertThat(mapping.stage("won")).isEmpty();
        assertThat(mapping.renamed("product", "GTXPro")).isEqualTo("GTX Pro");
        assertThat(mapping.renamed("product", "v1.0")).isEqualTo("one");
        assertThat(mapping.renamed("product", "other")).isEqualTo("other");
        assertThat(mapping.notation().date("03.04.2026")).contains(LocalDate.of(2026, 4, 3));
        assertThat(mapping.notation().number("1.250,5")).contains(new BigDecimal("1250.5"));
        assertThat(mapping.separator()).isEqualTo('\t');
        assertThat(mapping.charset()).isEqualTo(Charset.forName("windows-1252"));
    }

    @Test
    void laterEntriesReplaceEarlierOnesAndBrokenLinesStayBroken() {
        Mapping mapping = Mapping.parse(DEALS + "nonsense\nformat.decimal = dot", "m")
                .with(Map.of("deals.rep", "agent", "format.decimal", "comma"));
        assertThat(mapping.column(Table.DEALS, "rep")).contains("agent");
        assertThat(mapping.problems()).containsExactly("m, line 8: (nonsense) must read key = value.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deals.reps = x | The key (deals.reps) names no field of deals, which are: id, rep, stage",
                "deal.rep = x | The key (deal.rep) begins with none of teams, products",
                "stage.win = x | The key (stage.win) must be one of stage.lost, open, returned, won.",
                "format.dates = x | The key (format.dates) must be one of",
                "rename.amount.x = y | The key (rename.amount.x) must read rename.<field>.<name>",
                "leads.rep = x | The column (leads.rep) has no file.",
                "leads.file = x | The column (leads.id) is not mapped.",
                "stage.lost = Lost, Won | The stage (Won) cannot be both LOST and WON.",
                "format.date = yyyy | The format.date (yyyy) cannot be used",
                "format.decimal = space | The format.decimal (space) must be point or comma",
                "format.grouping = point | The format.decimal (point) must be point or comma and differ",
                "format.separator = ; | The format.separator (;) must be one of comma, pipe, semicolon, tab.",
                "format.charset = utf-88 | The format.charset (utf-88) is unknown.",
                "pace.revenues = 0.4 0.8 | The key (pace.revenues) must read pace.<kpi>, the KPI being one of ",
                "pace.win_rate = 0.4 0.8 | The key (pace.win_rate) must read pace.<kpi>, the KPI being one of ",
                "pace.revenue = 0.4 | The pace.revenue (0.4) cannot be used: a corner is a share of the days and one",
                "pace.revenue = 40% 80% | The pace.revenue (40% 80%) cannot be used: shares are written as 0.4.",
                "pace.revenue = 40 80 | The pace.revenue (40 80) cannot be used: The corner (40.0, 80.0) of a pace must",
                "pace.revenue = 0.4 0.8, 0.6 0.7 | The pace.revenue (0.4 0.8, 0.6 0.7) cannot be used: The corner (0.6,",
                "format.charset = ? | The format.charset (?) is unknown.",
                "deals.rep = again | m, line 8: the key (deals.rep) is there twice.",
                "= x | m, line 8: (= x) must read key = value.",
                "deals.opened = | m, line 8: (deals.opened =) must read key = value."
            })
    void whatMakesNoSenseIsNamed(String line, String problem) {
        assertThat(Mapping.parse(DEALS + line, "m").problems())
                .anySatisfy(found -> assertThat(found).startsWith(problem));
    }

    @Test
    void allProblemsAreListed() {
        assertThat(Mapping.parse("leads.file = x\ndeals.id = y\nformat.decimal = z\nnonsense", "m")
                        .problems())
                .hasSizeGreaterThanOrEqualTo(7);
        assertThat(Mapping.empty().problems()).singleElement().asString().startsWith("No file of facts is mapped.");
        assertThat(Mapping.parse(DEALS.replace("stage.won = Won", ""), "m").problems())
                .singleElement()
                .asString()
                .startsWith("No stage is mapped to won.");
    }
}
