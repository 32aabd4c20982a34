package io.salesscore.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidaysTest {

    private static final Holidays INDONESIA = Holidays.indonesia();

    private static final String ACME = """
            # Acme's own
            read 2026-01-31
            version 3
            holidays acme

            2026-05-04 national Founder's Day
            2026-08-17 national Hari Kemerdekaan; board 12
            year 2026 memo 7
            2026-05-04? collective-leave Bridge day
            """;

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    /** A native image holds the resources that are listed, the table and the JDK's Umm al-Qura among them. */
    @Test
    void theTableIsListedForNativeImages() throws IOException {
        String folder = "/META-INF/native-image/io.salesscore/sales-score-core/";
        try (InputStream in =
                Objects.requireNonNull(Holidays.class.getResourceAsStream(folder + "resource-config.json"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("io/salesscore/period/indonesia.holidays", "hijrah-config-Hijrah-umalqura");
        }
    }

    /** SKB 1497/2025, 2/2025, 5/2025. */
    @Test
    void marchOf2026HasNyepiAndIdulFitriWithTheirCollectiveLeave() {
        assertThat(INDONESIA.in(Period.month(2026, 3)))
                .extracting(Holiday::date, Holiday::name, Holiday::kind)
                .containsExactly(
                        tuple(day("2026-03-18"), "Cuti Bersama Hari Suci Nyepi", Holiday.Kind.COLLECTIVE_LEAVE),
                        tuple(day("2026-03-19"), "Hari Suci Nyepi", Holiday.Kind.NATIONAL),
                        tuple(day("2026-03-20"), "Cuti Bersama Hari Raya Idul Fitri", Holiday.Kind.COLLECTIVE_LEAVE),
                        tuple(day("2026-03-21"), "Hari Raya Idul Fitri", Holiday.Kind.LEBARAN),
                        tuple(day("2026-03-22"), "Hari Kedua Idul Fitri", Holiday.Kind.NATIONAL),
                        tuple(day("2026-03-23"), "Cuti Bersama Hari Raya Idul Fitri", Holiday.Kind.COLLECTIVE_LEAVE),
                        tuple(day("2026-03-24"), "Cuti Bersama Hari Raya Idul Fitri", Holiday.Kind.COLLECTIVE_LEAVE));
        assertThat(INDONESIA.on(day("2026-03-19")))
                .singleElement()
                .extracting(Holiday::source)
                .isEqualTo("SKB 1497/2025, 2/2025, 5/2025");
    }

    @Test
    void itSaysWhatItIsAndWhenItWasRead() {
        assertThat(INDONESIA.id()).isEqualTo("indonesia");
        assertThat(INDONESIA.version()).isEqualTo("2026-09");
        assertThat(INDONESIA.readOn()).isEqualTo(day("2026-11-23"));
        assertThat(INDONESIA).hasToString("holidays indonesia 2026-09 (years from 2019 to 2027)");
    }

    /** Idul Fitri and the Ascension fell on one day in 2021 (SKB 642/2020, 712/2021). */
    @Test
    void aDateMayHaveTwoHolidays() {
        assertThat(INDONESIA.on(day("2021-05-13")))
                .extracting(Holiday::name)
                .containsExactly("Kenaikan Yesus Kristus", "Hari Raya Idul Fitri");
        assertThat(INDONESIA.on(day("2021-05-12"))).hasSize(1);
        assertThat(INDONESIA.on(day("2021-05-11"))).isEmpty();
    }

    @Test
    void theIslamicDaysOf2027AwaitTheSightingOfTheMoon() {
        assertThat(INDONESIA.in(Period.year(2027)))
                .filteredOn(Holiday::isEstimate)
                .extracting(Holiday::date)
                .containsExactly(day("2027-03-10"), day("2027-03-11"), day("2027-05-17"));
        assertThat(INDONESIA.in(Period.parse("2019-01-01/2027-01-01"))).noneMatch(Holiday::isEstimate);
        assertThat(INDONESIA.isEstimate(Period.month(2027, 3))).isTrue();
        assertThat(INDONESIA.isEstimate(Period.month(2027, 4))).isFalse();
        assertThat(INDONESIA.isEstimate(Period.year(2026))).isFalse();
    }

    @Test
    void otherYearsAreEstimatedByRuleAndSaySo() {
        assertThat(INDONESIA.in(Period.year(2030)))
                .allMatch(Holiday::isEstimate)
                .extracting(Holiday::date, Holiday::name)
                .containsExactly(
                        tuple(day("2030-01-01"), "Tahun Baru Masehi"),
                        tuple(day("2030-02-04"), "Hari Raya Idul Fitri"),
                        tuple(day("2030-02-05"), "Hari Kedua Idul Fitri"),
                        tuple(day("2030-04-13"), "Hari Raya Idul Adha"),
                        tuple(day("2030-04-19"), "Wafat Yesus Kristus"),
                        tuple(day("2030-04-21"), "Kebangkitan Yesus Kristus"),
                        tuple(day("2030-05-01"), "Hari Buruh Internasional"),
                        tuple(day("2030-05-04"), "Tahun Baru Islam"),
                        tuple(day("2030-05-30"), "Kenaikan Yesus Kristus"),
                        tuple(day("2030-06-01"), "Hari Lahir Pancasila"),
                        tuple(day("2030-07-13"), "Maulid Nabi Muhammad"),
                        tuple(day("2030-08-17"), "Hari Kemerdekaan Republik Indonesia"),
                        tuple(day("2030-11-23"), "Isra Mikraj Nabi Muhammad"),
                        tuple(day("2030-12-25"), "Hari Raya Natal"));
        assertThat(INDONESIA.on(day("2030-02-04")))
                .singleElement()
                .extracting(Holiday::source)
                .isEqualTo("estimated by rule hijri-10-01");
        assertThat(INDONESIA.isEstimate(Period.month(2030, 9)))
                .as("no holiday is known, but one may be decreed")
                .isTrue();
        assertThat(INDONESIA.in(Period.parse("2027-12-26/2028-01-02")))
                .extracting(Holiday::isEstimate)
                .containsExactly(false, true);
    }

    /** 1818 is the earliest that there can be, 1943 and 2038 the latest; 1954, 1981 and 2049 the exceptions of Gauss. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1818-03-22", "1900-04-15", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23",
                "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2049-04-18"
            })
    void easterIsComputed(String sunday) {
        assertThat(Rule.Easter.sunday(day(sunday).getYear())).isEqualTo(sunday);
    }

    /** The rules without the table give the same Christian and fixed days as the decrees of 2024 to 2027. */
    @Test
    void theRulesAgreeWithTheDecreesWhereNoMoonIsSighted() {
        String rules = INDONESIA.text().replaceAll("(?m)^(year )?2.*\n", "");
        Holidays estimates = Holidays.parse(rules);
        for (int year = 2024; year <= 2027; year++) {
            assertThat(estimates.in(Period.year(year)))
                    .filteredOn(holiday -> !holiday.source().contains("hijri"))
                    .hasSize(8)
                    .allSatisfy(estimate -> assertThat(INDONESIA.on(estimate.date()))
                            .extracting(Holiday::name)
                            .contains(estimate.name()));
        }
    }

    @Test
    void ummAlQuraIsPublishedToAh1500() {
        assertThat(INDONESIA.isEstimate(Period.parse("2077-11-01/2077-11-17"))).isTrue();
        assertThat(INDONESIA.on(day("2077-11-16"))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> INDONESIA.on(day("2077-11-17")))
                .withMessage(
                        "The date (2077-11-17) lies after 2077-11-16, the last day of AH 1500: the Umm al-Qura calendar "
                                + "is published to AH 1500 only.\nMaybe add the year (2077) to the holidays "
                                + "(indonesia 2026-09), so that they need not estimate it.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> INDONESIA.in(Period.year(2077)))
                .withMessageContaining("(2077-12-31)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> INDONESIA.isEstimate(Period.year(2100)))
                .withMessageContaining("AH 1500 only");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> INDONESIA.lebaran(1501))
                .withMessage(
                        "The Hijri year (1501) must be from 1300 to 1500: the Umm al-Qura calendar is published to "
                                + "AH 1500 only, and the JDK has it from AH 1300.");
    }

    @Test
    void ummAlQuraBeginsWithAh1300() {
        assertThat(INDONESIA.on(day("1882-11-12"))).extracting(Holiday::name).containsExactly("Tahun Baru Islam");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> INDONESIA.on(day("1882-11-11")))
                .withMessage(
                        "The date (1882-11-11) lies before 1882-11-12, the first day of AH 1300, from which the JDK has "
                                + "the Umm al-Qura calendar.\nMaybe add the year (1882) to the holidays "
                                + "(indonesia 2026-09), so that they need not estimate it.");
        assertThatIllegalArgumentException().isThrownBy(() -> INDONESIA.lebaran(1299));
    }

    @Test
    void aHostsTableIsReadInAnyOrder() {
        Holidays acme = Holidays.parse(ACME);

        assertThat(acme.id()).isEqualTo("acme");
        assertThat(acme.version()).isEqualTo("3");
        assertThat(acme.readOn()).isEqualTo(day("2026-01-31"));
        assertThat(acme.in(Period.year(2026)))
                .containsExactly(
                        new Holiday(day("2026-05-04"), "Founder's Day", Holiday.Kind.NATIONAL, false, "memo 7"),
                        new Holiday(day("2026-05-04"), "Bridge day", Holiday.Kind.COLLECTIVE_LEAVE, true, "memo 7"),
                        new Holiday(day("2026-08-17"), "Hari Kemerdekaan", Holiday.Kind.NATIONAL, false, "board 12"));
        String reversed = String.join(
                "\r\n",
                ACME.lines().sorted((one, other) -> -one.compareTo(other)).toList());
        assertThat(Holidays.parse(reversed)).isEqualTo(acme).hasSameHashCodeAs(acme);
    }

    @Test
    void aTableWithoutRulesRefusesOtherYears() {
        Holidays acme = Holidays.parse(ACME);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> acme.in(Period.parse("2026-12-01/2027-02-01")))
                .withMessage(
                        "The holidays (acme 3) hold years from 2026 to 2026, not (2027), and no rule to estimate it."
                                + "\nMaybe add the year, or lines that begin with estimate.");
        assertThatIllegalArgumentException().isThrownBy(() -> acme.on(day("2025-12-31")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> acme.lebaran(1447))
                .withMessage("The holidays (acme 3) have no 1 Syawal (1447), which Umm al-Qura has on 2026-03-20."
                        + "\nMaybe add it to the table as a holiday of kind lebaran.");
    }

    /** Or a plan around Lebaran would be one without, and nobody told. */
    @Test
    void aTableWithoutLebaranSaysSoWhereThereIsOne() {
        Holidays acme = Holidays.parse(ACME);

        for (Period period : List.of(Period.year(2026), Period.quarter(2026, 1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> acme.lebaran(period))
                    .withMessageStartingWith("The holidays (acme 3) have no 1 Syawal (1447)");
        }
        assertThat(acme.lebaran(Period.quarter(2026, 3))).isEmpty();
    }

    @Test
    void rulesWithoutIslamicDaysReachBeyondTheHijriYears() {
        Holidays simple = Holidays.parse("""
                holidays simple
                version 1
                read 2026-01-01
                estimate 02-29 national Leap day
                estimate easter-2 national Good Friday
                """);

        assertThat(simple.in(Period.parse("2100-01-01/2105-01-01")))
                .extracting(Holiday::date)
                .containsExactly(
                        day("2100-03-26"),
                        day("2101-04-15"),
                        day("2102-04-07"),
                        day("2103-03-23"),
                        day("2104-02-29"),
                        day("2104-04-11"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> simple.lebaran(1447))
                .withMessageContaining("no 1 Syawal (1447)");
    }

    @Test
    void theTextIsReadBack() {
        Holidays amended = INDONESIA
                .without(day("2028-02-26"))
                .with(new Holiday(day("2028-02-27"), "Idul Fitri", Holiday.Kind.LEBARAN, true, "Hisab 2028"));
        Holidays oddlySpaced = INDONESIA
                .with(new Holiday(day("2026-05-04"), "a\u2028b", Holiday.Kind.NATIONAL, false, "c\u0085d"))
                .withVersion("e\u2028f");
        for (Holidays holidays : List.of(INDONESIA, Holidays.parse(ACME), amended, oddlySpaced)) {
            assertThat(Holidays.parse(holidays.text())).isEqualTo(holidays);
            assertThat(Holidays.parse(holidays.text()).text()).isEqualTo(holidays.text());
        }
        assertThat(Holidays.parse(ACME).text()).isEqualTo("""
                holidays acme
                version 3
                read 2026-01-31

                year 2026 memo 7
                2026-05-04 national Founder's Day
                2026-05-04? collective-leave Bridge day
                2026-08-17 national Hari Kemerdekaan; board 12

                """);
    }

    @Test
    void allThatIsWrongWithATextIsSaidAtOnceWithItsLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Holidays.parse("""
                        holidays acme
                        read soon
                        year 2026 memo 7

                        year 2026 memo 8
                        2026-02-30 national Never
                        2026-05-04 festive Founder's Day
                        2026-08-17 national Hari Kemerdekaan
                        2026-08-17 national Hari Kemerdekaan
                        2027-08-17 national Hari Kemerdekaan
                        2026-03-12 lebaran Idul Fitri
                        17 August is free
                        estimate 02-30 national Never
                        estimate easter-99 national Last year
                        estimate hijri-10-30 lebaran Sometimes
                        estimate sundays national Sunday
                        estimate 08-17 festive Hari Kemerdekaan
                        """))
                .withMessage("""
                        The text of holidays (acme) has 14 problems:
                        There is no line that begins with (version).
                        Line 2: The date (soon) must be one like 2026-08-17.
                        Line 5: (year 2026) is there already, on line 3.
                        Line 6: The date (2026-02-30) must be one like 2026-08-17.
                        Line 7: The kind (festive) must be one of national, lebaran or collective-leave.
                        Line 9: (2026-08-17 Hari Kemerdekaan) is there already, on line 8.
                        Line 10: The date (2027-08-17) lies in a year that has no line.
                        Maybe add (year 2027 its source).
                        Line 11: The date (2026-03-12) cannot be 1 Syawal, which lies on 2026-03-20 in the Umm al-Qura \
                        calendar and at most 3 days from it elsewhere.
                        Line 12: (17 August is free) is no line of holidays.
                        Maybe one like (year 2026 its source), (2026-08-17 national its name), (2027-03-10? lebaran its \
                        name) or (estimate 08-17 national its name) is meant.
                        Line 13: The rule (02-30) must name a day that some year has.
                        Line 14: The rule (easter-99) must lie in the year of Easter, from easter-80 on.
                        Line 15: The rule (hijri-10-30) must name a month from 1 to 12 and a day from 1 to 29, as each has.
                        Line 16: The rule (sundays) must be one like 08-17, easter-2 or hijri-10-01.
                        Line 17: The kind (festive) must be one of national, lebaran or collective-leave.""");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Holidays.parse("version 1\nread 2026-01-01"))
                .withMessage("The text of holidays (without id) has a problem:\n"
                        + "There is no line that begins with (holidays).");
    }

    @Test
    void anAmendedTableSaysSoUntilItsHostNamesIt() {
        Holiday election =
                new Holiday(day("2026-09-23"), "Pilkada", Holiday.Kind.NATIONAL, false, "Keppres of the test");
        Holidays amended = INDONESIA.with(election);

        assertThat(amended.version()).isEqualTo("2026-09+amended");
        assertThat(amended.on(day("2026-09-23"))).containsExactly(election);
        assertThat(INDONESIA.on(day("2026-09-23"))).isEmpty();
        assertThat(amended.without(day("2026-09-23")).version()).isEqualTo("2026-09+amended");
        assertThat(amended.without(day("2026-09-23")).withVersion("2026-09")).isEqualTo(INDONESIA);
        assertThat(amended.withVersion("acme 4").version()).isEqualTo("acme 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> INDONESIA.withVersion(" "))
                .withMessage(
                        "The version ( ) of holidays (indonesia) must be one line of text, without space around it.");
        assertThatIllegalArgumentException().isThrownBy(() -> INDONESIA.withVersion("1\n2"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> INDONESIA.without(day("2026-03-03")))
                .withMessage("The holidays (indonesia 2026-09) have none on (2026-03-03) to leave out.");
    }

    @Test
    void aSightedMoonReplacesTheEstimate() {
        Holidays sighted = INDONESIA.with(new Holiday(
                day("2027-03-10"), "Hari Raya Idul Fitri", Holiday.Kind.LEBARAN, false, "Isbat of the test"));

        assertThat(sighted.on(day("2027-03-10"))).hasSize(1);
        assertThat(sighted.lebaran(1448)).isEqualTo(new Lebaran(day("2027-03-10"), false));
        assertThat(INDONESIA.lebaran(1448)).isEqualTo(new Lebaran(day("2027-03-10"), true));

        Holiday underAnotherName =
                new Holiday(day("2027-03-10"), "Idul Fitri", Holiday.Kind.LEBARAN, false, "Isbat of the test");
        assertThat(INDONESIA.with(underAnotherName).on(day("2027-03-10"))).containsExactly(underAnotherName);
    }

    /** Both would be days off, and the earlier would be Lebaran. */
    @Test
    void aHijriYearHasOneLebaran() {
        Holiday sighted = new Holiday(day("2028-02-27"), "Idul Fitri", Holiday.Kind.LEBARAN, false, "Isbat");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> INDONESIA.with(sighted))
                .withMessage(
                        "The holidays (indonesia 2026-09) have 1 Syawal (1449) on (2028-02-26) already, and not on "
                                + "(2028-02-27).\nMaybe leave that one out first: without(2028-02-26).");
        assertThat(INDONESIA.without(day("2028-02-26")).with(sighted).lebaran(Period.year(2028)))
                .containsExactly(new Lebaran(day("2028-02-27"), false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Holidays.parse("""
                        holidays two
                        version 1
                        read 2026-01-01
                        year 2026 memo
                        2026-03-20 lebaran Idul Fitri
                        2026-03-21 lebaran Lebaran
                        estimate hijri-10-02 lebaran Hari Kedua
                        """))
                .withMessageContaining("Line 6: (1 Syawal 1447) is there already, on line 5.")
                .withMessageContaining("Line 7: The rule (hijri-10-02) of kind (lebaran) must be (hijri-10-01)");
    }

    @Test
    void holidaysLieInTheYearsOfPeriods() {
        Holidays easter = Holidays.parse("holidays own\nversion 1\nread 2026-01-01\nestimate easter+0 national Easter");

        for (LocalDate date : List.of(LocalDate.of(0, 4, 1), LocalDate.of(10_000, 4, 1), LocalDate.MIN)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> easter.on(date))
                    .withMessageStartingWith("The date (" + date + ") lies outside the years 0001 to 9999");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Holiday(date, "Easter", Holiday.Kind.NATIONAL, false, "memo"));
        }
    }

    @Test
    void aYearThatWasEstimatedKeepsItsOtherEstimates() {
        Holidays amended = INDONESIA
                .without(day("2028-02-26"))
                .with(new Holiday(day("2028-02-27"), "Idul Fitri", Holiday.Kind.LEBARAN, false, "SKB of the test"));

        assertThat(amended.lebaran(1449)).isEqualTo(new Lebaran(day("2028-02-27"), false));
        assertThat(amended.in(Period.year(2028))).hasSameSizeAs(INDONESIA.in(Period.year(2028)));
        assertThat(amended.isEstimate(Period.month(2028, 9))).isTrue();
        assertThat(amended.in(Period.year(2029))).isEqualTo(INDONESIA.in(Period.year(2029)));
    }

    @ParameterizedTest(name = "name ({0}), source ({1})")
    @CsvSource({"'', s", "' n', s", "'n; m', s", "n, ''", "n, 's '", "'n\nm', s", "n, 's\nt'"})
    void aHolidaysNameAndSourceAreALine(String name, String source) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Holiday(day("2026-05-04"), name, Holiday.Kind.NATIONAL, false, source))
                .withMessageContaining("of the holiday on (2026-05-04) must");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-SA-u-ca-islamic-umalqura-nu-arab", "th-TH-u-ca-buddhist-nu-thai"})
    void theDefaultLocaleChangesNothing(String languageTag) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(languageTag));
        try {
            assertThat(Holidays.parse(INDONESIA.text())).isEqualTo(INDONESIA);
            assertThat(INDONESIA.text()).contains("\n2026-03-21 lebaran ", "\nestimate hijri-10-01 ", "easter+39");
            assertThat(INDONESIA.lebaran(1447)).hasToString("1 Syawal 1447 (2026-03-21)");
            assertThat(WorkCalendar.sixDays()).hasToString("Mon Tue Wed Thu Fri Sat");
        } finally {
            Locale.setDefault(before);
        }
    }
}
