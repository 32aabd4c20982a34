package io.salesscore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
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
                .isEqualTo("cc3cb671370685d8b311d36f7a825da89c9ea86af7d5fdff31e0eedd27b33d19");
        assertThat(hash(new Sample(18, 320), "third")).isNotEqualTo(hash(new Sample(17, 320), "fourth"));
    }

    @Test
    void itIsReadWithoutARejectedRow() throws Exception {
        List<Rejection> rejected = new ArrayList<>();
        CrmExport export = read(rejected, new FactSink() {});
        assertThat(rejected).isEmpty();
        assertThat(export.counts())
                .hasSize(9)
                .allSatisfy(count -> assertThat(count.rows()).isPositive());
        assertThat(export.reps()).hasSize(40);
        assertThat(export.reps().values().stream().map(Rep::branch).collect(Collectors.toSet()))
                .isEqualTo(Set.of("Jakarta", "Bandung", "Surabaya", "Semarang", "Medan", "Makassar"));
        assertThat(export.reps().values().stream().map(Rep::name).collect(Collectors.toSet()))
                .hasSize(40);
    }

    @Test
    void lifesDirtIsInIt() throws Exception {
        Map<String, Integer> dirt = new TreeMap<>();
        Set<String> quarters = new TreeSet<>();
        Set<String> surveyed = new TreeSet<>();
        Map<String, LocalDate> firstFacts = new TreeMap<>();
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
                .hasSize(11)
                .allSatisfy((kind, count) -> assertThat(count).as(kind).isGreaterThan(20));
        quarters.removeAll(surveyed);
        assertThat(quarters).as("quarters of a rep without a survey").hasSizeBetween(20, 80);
        Map<String, LocalDate> joiners = export.reps().values().stream()
                .filter(rep -> Objects.requireNonNull(rep.startedOn()).isAfter(FIRST_DAY))
                .collect(Collectors.toMap(Rep::id, rep -> Objects.requireNonNull(rep.startedOn())));
        assertThat(joiners).hasSize(5).allSatisfy((rep, start) -> {
            assertThat(start.getDayOfMonth()).isNotEqualTo(1);
            assertThat(firstFacts.get(rep)).isAfterOrEqualTo(start);
        });
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
