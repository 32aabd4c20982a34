package io.salesscore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 10, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 9, 30);

    @TempDir
    private Path folder;

    /** Fixed when the sample was made: another hash is another company, which examples and tests would notice. */
    @Test
    void oneSeedGivesTheSameBytesEverywhere() throws Exception {
        assertThat(hash(new Sample(Sample.SEED, Sample.DEALS), "first"))
                .isEqualTo(hash(new Sample(Sample.SEED, Sample.DEALS), "second"))
                .isEqualTo("27c3ceb1fc41ecaca1ba181dc79d12deebc584c9736c0df4fdaf717f389cee01");
        assertThat(hash(new Sample(18, 320), "third")).isNotEqualTo(hash(new Sample(17, 320), "fourth"));
    }

    @Test
    void itIsReadWithoutARejectedRow() throws Exception {
        List<Rejection> rejected = new ArrayList<>();
        CrmExport export = read(rejected, new FactSink() {});
        assertThat(rejected).isEmpty();
        assertThat(export.counts())
                .hasSize(11)
                .allSatisfy(count -> assertThat(count.rows()).isPositive());
        assertThat(export.reps()).as("reps, a vacant territory, a specialist").hasSize(42);
        assertThat(export.reps().values().stream().map(Rep::branch).collect(Collectors.toSet()))
                .isEqualTo(Set.of("Jakarta", "Bandung", "Surabaya", "Semarang", "Medan", "Makassar"));
        assertThat(export.reps().values().stream().map(Rep::name).collect(Collectors.toSet()))
                .hasSize(42);
    }

    @Test
    void lifesDirtIsInIt() throws Exception {
        Map<String, Integer> dirt = new TreeMap<>();
        Set<String> quarters = new TreeSet<>();
        Set<String> surveyed = new TreeSet<>();
        Map<String, LocalDate> firstFacts = new TreeMap<>();
        Map<Dimension, Set<String>> groups = new TreeMap<>();
        CrmExport export = read(new ArrayList<>(), new FactSink() {
            @Override
            public void deal(Deal deal) {
                count("reopened", deal.reopenedOn() != null);
                count("reopened and won", deal.reopenedOn() != null && deal.won());
                count("returned", deal.returned());
                count(
                        "open without date or customer",
                        deal.open() && deal.openedOn() == null && deal.customer() == null);
                count("open", deal.open());
                count("opens an outlet", deal.opensOutlet());
                count("shared", deal.shares().stream().anyMatch(share -> !share.overlay()));
                count("overlaid", deal.shares().stream().anyMatch(Split::overlay));
                count("in a vacant territory", deal.rep().equals("SMG-V1"));
                count(
                        "credited in another month",
                        deal.original() != null
                                && !YearMonth.from(deal.original().closedOn())
                                        .equals(YearMonth.from(Objects.requireNonNull(deal.closedOn()))));
                count(
                        "recorded a fortnight late",
                        deal.recordedOn() != null
                                && deal.recordedOn()
                                        .isAfter(Objects.requireNonNull(deal.closedOn())
                                                .plusDays(14)));
                for (Dimension dimension : Dimension.values()) {
                    groups.computeIfAbsent(dimension, none -> new HashSet<>()).add(String.valueOf(dimension.of(deal)));
                }
                if (deal.openedOn() != null) {
                    assertThat(deal.openedOn()).isBetween(FIRST_DAY, LAST_DAY);
                    firstFacts.merge(deal.rep(), deal.openedOn(), (a, b) -> a.isBefore(b) ? a : b);
                }
                if (deal.closedOn() != null) {
                    assertThat(deal.closedOn()).isBetween(FIRST_DAY, LAST_DAY);
                    quarters.add(quarter(deal.rep(), deal.closedOn()));
                }
            }

            @Override
            public void survey(Survey survey) {
                surveyed.add(quarter(survey.rep(), survey.sentOn()));
                count("survey unanswered", !survey.answered());
            }

            @Override
            public void visit(Visit visit) {
                count("call off plan", !visit.planned());
                count("call missed", !visit.made());
            }

            @Override
            public void invoice(Invoice invoice) {
                count("never paid", !invoice.paid());
                count("paid late", invoice.paid() && invoice.late());
            }

            private void count(String kind, boolean occurs) {
                dirt.merge(kind, occurs ? 1 : 0, Integer::sum);
            }
        });

        assertThat(dirt)
                .hasSize(16)
                .allSatisfy((kind, count) -> assertThat(count).as(kind).isGreaterThan(20));
        quarters.removeAll(surveyed);
        assertThat(quarters).as("quarters of a rep without a survey").hasSizeBetween(20, 80);
        Map<String, LocalDate> joiners = export.reps().values().stream()
                // what the leaver left open is that of the vacant territory
                .filter(rep -> !People.VACANT.equals(rep.role())
                        && Objects.requireNonNull(rep.startedOn()).isAfter(FIRST_DAY))
                .collect(Collectors.toMap(Rep::id, rep -> Objects.requireNonNull(rep.startedOn())));
        assertThat(joiners).hasSize(6).allSatisfy((rep, start) -> {
            assertThat(start.getDayOfMonth()).isNotEqualTo(1);
            // the specialist helps with deals of others
            assertThat(firstFacts.getOrDefault(rep, LAST_DAY)).isAfterOrEqualTo(start);
        });
        assertThat(groups.get(Dimension.CHANNEL)).containsExactlyInAnyOrder("Kanvas", "Telepon", "Aplikasi");
        assertThat(groups.get(Dimension.PRODUCT)).hasSize(12);
        // of an open deal the export may not know the customer
        assertThat(groups.get(Dimension.SEGMENT)).hasSize(5 + 1);
        assertThat(groups.get(Dimension.REGION)).hasSize(6 + 1);
    }

    @Test
    void peopleComeGoAndChangeTeams() throws Exception {
        Map<String, LocalDate> lastFacts = new TreeMap<>();
        CrmExport export = read(new ArrayList<>(), new FactSink() {
            @Override
            public void visit(Visit visit) {
                LocalDate day = Objects.requireNonNullElse(visit.visitedOn(), visit.plannedOn());
                lastFacts.merge(visit.rep(), day, (a, b) -> a.isAfter(b) ? a : b);
            }
        });
        assertThat(export.assignments()).containsOnlyKeys("JKT-05", "SBY-04").allSatisfy((rep, stretches) -> {
            assertThat(stretches).hasSize(2);
            assertThat(stretches.get(0).until())
                    .isEqualTo(stretches.get(1).from().minusDays(1));
            assertThat(stretches.get(1).manager())
                    .isNotEqualTo(stretches.get(0).manager())
                    .isEqualTo(Objects.requireNonNull(export.reps().get(rep)).manager());
        });
        Rep leaver = Objects.requireNonNull(export.reps().get("SMG-04"));
        assertThat(lastFacts.get("SMG-04")).isEqualTo(leaver.leftOn());
        assertThat(lastFacts).doesNotContainKeys("SMG-V1", "SP-01");
        assertThat(Objects.requireNonNull(export.reps().get("SMG-V1")).role()).isEqualTo(People.VACANT);
    }

    /** Rows that were written later, and nothing else, are missing in the export of an earlier day. */
    @Test
    void anEarlierExportIsReadWithoutARejectedRowToo() throws Exception {
        LocalDate day = LocalDate.of(2026, 7, 10);
        new Sample(Sample.SEED, Sample.DEALS, day).writeTo(folder);
        List<Rejection> rejected = new ArrayList<>();
        Map<String, Deal> earlier = new TreeMap<>();
        CrmExport.open(folder, Sample.mapping(), rejected::add).read(deals(earlier), Progress.QUIET);
        assertThat(rejected).isEmpty();
        Map<String, Deal> later = new TreeMap<>();
        read(rejected, deals(later));
        assertThat(earlier.keySet()).isSubsetOf(later.keySet());
        later.forEach((id, deal) -> {
            boolean known = deal.recordedOn() != null && !deal.recordedOn().isAfter(day);
            if (known) {
                assertThat(line(Objects.requireNonNull(earlier.get(id)))).isEqualTo(line(deal));
            } else if (earlier.containsKey(id)) {
                assertThat(Objects.requireNonNull(earlier.get(id)).open())
                        .as(id)
                        .isTrue();
            }
        });
    }

    /** A note that was there before its deal would be taken from nothing. */
    @Test
    void noCreditNoteIsRecordedBeforeTheDealThatItCorrects() throws Exception {
        Map<String, Deal> deals = new TreeMap<>();
        read(new ArrayList<>(), deals(deals));
        assertThat(deals.values().stream().filter(Deal::returned))
                .hasSizeGreaterThan(100)
                .allSatisfy(note -> {
                    Deal sold = Objects.requireNonNull(
                            deals.get(Objects.requireNonNull(note.original()).id()));
                    assertThat(note.recordedOn()).as(note.id()).isAfterOrEqualTo(sold.recordedOn());
                });
    }

    private static String line(Deal deal) {
        return String.join(
                " ",
                deal.id(),
                deal.rep(),
                deal.stage().toString(),
                deal.amount().toString(),
                String.valueOf(deal.closedOn()),
                deal.shares().stream()
                        .map(share -> share.rep() + share.share())
                        .toList()
                        .toString());
    }

    private static FactSink deals(Map<String, Deal> byId) {
        return new FactSink() {
            @Override
            public void deal(Deal deal) {
                byId.put(deal.id(), deal);
            }
        };
    }

    @Test
    void thereAreAboutAsManyDealsAsAsked() throws Exception {
        new Sample(Sample.SEED, 50_000).writeTo(folder);
        try (Stream<String> lines = Files.lines(folder.resolve("transaksi.csv"))) {
            assertThat(lines.count()).isBetween(47_000L, 53_000L);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sample(Sample.SEED, 0))
                .withMessageContaining("(0)");
    }

    private CrmExport read(List<Rejection> rejected, FactSink sink) throws IOException, MappingException {
        new Sample(Sample.SEED, Sample.DEALS).writeTo(folder);
        CrmExport export = CrmExport.open(folder, Sample.mapping(), rejected::add);
        export.read(sink, Progress.QUIET);
        return export;
    }

    private static String quarter(String rep, LocalDate day) {
        return rep + " " + day.getYear() + " " + (day.getMonthValue() - 1) / 3;
    }

    private String hash(Sample sample, String name) throws IOException, NoSuchAlgorithmException {
        Path written = folder.resolve(name);
        sample.writeTo(written);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> files = Files.list(written)) {
            for (Path file : files.sorted().toList()) {
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
