package io.salesscore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesscore.compare.RankUncertainty;
import io.salesscore.compare.Ranking;
import io.salesscore.compare.ScoreChange;
import io.salesscore.compare.ScoreHistory;
import io.salesscore.explain.NextSteps;
import io.salesscore.explain.Rule;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Curve;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.score.Contrast;
import io.salesscore.score.Contribution;
import io.salesscore.score.Interval;
import io.salesscore.score.Reference;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreCalculator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

class HtmlReportTest {

    private static final long SEED = 7;
    private static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");

    @TempDir
    private static Path folder;

    private static final Results RESULTS = InventedResults.of(SEED);
    private static final Breakdown BREAKDOWN = InventedResults.breakdown(SEED, RESULTS.periods());

    @Test
    void thePageIsSelfContainedAndSmallEnoughToMail() throws IOException {
        String page = write(Locale.ENGLISH);

        assertThat(page.length()).isLessThan(5_000_000);
        assertThat(found("\\{\\{\\w+}}", page)).isEmpty();
        assertThat(found("</script", page))
                .as("nothing that is put in ends a script")
                .hasSize(3);
        assertThat(found(Pattern.quote(InventedResults.HOSTILE), page)).isEmpty();
        assertThat(found("content=\"default-src 'none'", page)).hasSize(1);
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void withoutABreakdownThereIsNoPageOfIt() throws IOException {
        Path file = folder.resolve("scores.html");
        HtmlReport.write(RESULTS, Optional.empty(), Locale.ENGLISH, file);
        assertThat(Files.readString(file)).doesNotContain("\"breakdown\":{");
    }

    @Test
    void theSameResultsGiveTheSameBytes() throws IOException {
        assertThat(write(Locale.ENGLISH)).isEqualTo(write(Locale.ENGLISH));
    }

    @Test
    void everyTextThatTheScriptAsksForIsThereInBothLanguages() throws IOException {
        Set<String> asked = new TreeSet<>();
        Pattern.compile("\\bt\\('([\\w.]+)'[,)]")
                .matcher(script())
                .results()
                .map(found -> found.group(1))
                .forEach(asked::add);
        asked.addAll(List.of("weight", "target", "actual", "attainment", "points", "contribution"));
        asked.addAll(List.of("change.up", "change.down", "change.steady"));
        Arrays.stream(Level.values()).forEach(level -> asked.add("levels." + level));
        Set.of(Contribution.Kind.CEILING, Contribution.Kind.GATE, Contribution.Kind.OVERRIDE)
                .forEach(kind -> asked.addAll(List.of("adjusted." + kind, "adjusted.short." + kind)));
        Arrays.stream(ScoreChange.Effect.values())
                .filter(effect -> effect != ScoreChange.Effect.VALUE)
                .forEach(effect -> asked.add("since." + effect));
        Arrays.stream(ScoreHistory.Label.values()).forEach(label -> asked.add("trend." + label));
        Arrays.stream(NextSteps.Why.values()).forEach(why -> asked.add("next." + why));
        asked.addAll(List.of("decides", "alone", "median", "floor", "cap", "order", "shift", "pays"));
        asked.addAll(List.of("compared.before", "compared.after", "change"));
        for (String way : List.of("present", Reviewed.EQUAL, Reviewed.ENTROPY, Reviewed.CRITIC, Reviewed.LEARNED)) {
            asked.add("weights." + way);
        }
        for (String scale : List.of("thousand", "million", "billion", "trillion")) {
            asked.add("unit." + scale);
        }
        SalesKpis.all().stream()
                .filter(kpi -> kpi.unit().form() == Unit.Form.NUMBER
                        && !kpi.unit().symbol().isEmpty())
                .forEach(kpi -> asked.add("unit." + kpi.unit().symbol()));

        assertThat(HtmlReport.words().keySet()).containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void bothLanguagesFillTheSamePlaces() {
        HtmlReport.words().forEach((key, names) -> {
            assertThat(places(names.indonesian())).as(key).isEqualTo(places(names.english()));
        });
    }

    private static List<String> places(String text) {
        return found("\\{\\w+}", text).stream().sorted().toList();
    }

    private static String script() throws IOException {
        StringBuilder scripts = new StringBuilder();
        for (String name : List.of("page", "report", "review")) {
            try (InputStream in = HtmlReport.class.getResourceAsStream("report/" + name + ".js")) {
                scripts.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return scripts.toString();
    }

    private static String write(Locale locale) throws IOException {
        return Files.readString(written(RESULTS, locale));
    }

    private static Path written(Results results, Locale locale) throws IOException {
        return written(results, BREAKDOWN, locale);
    }

    private static Path written(Results results, Breakdown breakdown, Locale locale) throws IOException {
        Path file = folder.resolve("report-" + locale.getLanguage() + ".html");
        HtmlReport.write(results, Optional.of(breakdown), locale, file);
        return file;
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class InABrowser {

        private ChromeDriver browser;

        @BeforeAll
        void open() {
            browser = Browser.open(folder.resolve("browser"));
        }

        @AfterAll
        void close() {
            if (browser != null) {
                browser.quit();
            }
        }

        @Test
        void thePageOpensWithoutErrorAndAsksNothingOfTheNetwork() throws IOException {
            look(Locale.ENGLISH, 1280);
            choose("R05");
            for (WebElement heading : browser.findElements(By.cssSelector("h2, h3"))) {
                browser.executeScript("arguments[0].scrollIntoView()", heading);
            }

            assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
            assertThat(Browser.requests(browser))
                    .isNotEmpty()
                    .allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
        }

        @Test
        void theRankingHasTheOrderAndTheNumbersOfTheScores() throws IOException {
            look(Locale.ENGLISH, 1280);
            Ranking ranking = Ranking.of(scores(Level.REP, RESULTS.last()).values());
            List<WebElement> rows = browser.findElements(By.cssSelector(".ranks tbody tr"));

            assertThat(rows).hasSize(ranking.entries().size());
            assertThat(texts(rows, "td.rank"))
                    .isEqualTo(ranking.entries().stream()
                            .map(entry -> String.valueOf(entry.rank()))
                            .toList());
            assertThat(texts(rows, "td.score"))
                    .isEqualTo(ranking.entries().stream()
                            .map(entry -> String.format(
                                    Locale.ROOT, "%.1f", entry.score().points()))
                            .toList());
            assertThat(texts(rows, "th a"))
                    .containsExactlyInAnyOrderElementsOf(ranking.entries().stream()
                            .map(entry -> RESULTS.names().get(entry.score().subject()))
                            .toList());
            assertThat(browser.findElement(By.cssSelector(".unscored")).getText())
                    .contains("Not scored (1)", "Budi Santoso", "too little data");
        }

        @Test
        void aChosenSubjectShowsItsScorecardAndAWaterfallWithABarForEachStep() throws IOException {
            look(Locale.ENGLISH, 1280);
            SalesScore score = choose("R05");

            WebElement card = browser.findElement(By.id("scorecard"));
            assertThat(card.findElement(By.tagName("h2")).getText()).isEqualTo("Fajar Wulandari");
            assertThat(browser.switchTo().activeElement().getText()).isEqualTo("Fajar Wulandari");
            assertThat(score.contributions())
                    .as("the case has both adjustments")
                    .extracting(Contribution::kind)
                    .contains(Contribution.Kind.CEILING, Contribution.Kind.GATE);
            List<WebElement> rows = card.findElements(By.cssSelector(".lines tbody tr"));
            assertThat(rows)
                    .as("a group, its criteria and the others, the adjustments, the total")
                    .hasSize(score.contributions().size() + 2);
            assertThat(rows.get(0).getText()).contains("Revenue", "35.0%", "IDR 1,818,000,000", "150.0%", "130.00");
            assertThat(rows.get(rows.size() - 1).getText()).isEqualTo("Final score 60.0 C");
            assertThat(card.getText())
                    .contains("is held at the ceiling of 100.0.", "The total of 100.0 is held at 60.0.");

            WebElement waterfall = drawn(".waterfall");
            assertThat(bars(waterfall, "blue"))
                    .isEqualTo(score.contributions().stream()
                            .filter(step -> step.kind() == Contribution.Kind.CRITERION)
                            .count());
            assertThat(bars(waterfall, "rust")).isEqualTo(2);
            assertThat(bars(waterfall, "ink")).isEqualTo(1);
            assertThat(browser.findElements(By.cssSelector(".curve")))
                    .hasSize(RESULTS.model().criteria().size());
            assertThat(textOf(".history")).contains("Fajar Wulandari", "Surabaya", "PT Nusantara Jaya Distribusi");
        }

        @Test
        void aDecidedScoreIsShownAsDecided() throws IOException {
            look(Locale.ENGLISH, 1280);
            choose("R13");

            assertThat(browser.findElement(By.id("scorecard")).getText())
                    .contains("Decided: 80.0 +6.06", "Final score 80.0 B");
            assertThat(drawn(".waterfall").getText()).contains("Decision").doesNotContain("Ceiling");
        }

        @Test
        void anotherPeriodAndAnotherLevelCanBeChosen() throws IOException {
            look(Locale.ENGLISH, 1280);
            Period earlier = RESULTS.periods().get(2);
            new Select(browser.findElement(By.id("period"))).selectByVisibleText("Q4 2024");
            browser.findElement(By.cssSelector("input[value=BRANCH]")).sendKeys(Keys.SPACE);

            List<WebElement> rows = browser.findElements(By.cssSelector(".ranks tbody tr"));
            assertThat(texts(rows, "td.score"))
                    .isEqualTo(Ranking.of(scores(Level.BRANCH, earlier).values()).entries().stream()
                            .map(entry -> String.format(
                                    Locale.ROOT, "%.1f", entry.score().points()))
                            .toList());
            browser.findElement(By.id("filter")).sendKeys("SURA");
            assertThat(rows.stream().filter(WebElement::isDisplayed))
                    .singleElement()
                    .satisfies(row -> assertThat(row.getText()).contains("Surabaya"));
        }

        /** 46 of 90 days have passed. */
        @Test
        void aPeriodThatIsNotOverShowsTheRunRate() throws IOException {
            look(halfOver(), Locale.ENGLISH, 1280);
            choose("R06");

            assertThat(browser.findElement(By.tagName("header")).getText())
                    .contains("Q1 2026 as of", "15 February 2026");
            double revenue = Objects.requireNonNull(
                            scores(Level.REP, RESULTS.last()).get("R06"))
                    .inputs()
                    .measurement(SalesKpis.REVENUE)
                    .value()
                    .orElseThrow();
            String runRate = String.format(Locale.ROOT, "%,d", Math.round(revenue * 90 / 46));
            assertThat(browser.findElement(By.cssSelector(".lines")).getText()).contains("run-rate IDR " + runRate);
            assertThat(browser.findElement(By.cssSelector("#scorecard .notes")).getText())
                    .contains("Targets are what is due by that day")
                    .doesNotContain("Joined on");
            choose("R05");
            assertThat(browser.findElement(By.cssSelector("#scorecard .notes")).getText())
                    .contains("Joined on 10 January 2026: there on 81 of 90 days.");
        }

        /** As of 15 February, R05 being there since 10 January. */
        private static Results halfOver() {
            Counting counting = Counting.ALL.asOf(LocalDate.of(2026, 2, 15));
            Period there = Period.of(LocalDate.of(2026, 1, 10), RESULTS.last().end());
            return new Results(
                    RESULTS.company(),
                    RESULTS.model(),
                    RESULTS.toDate(),
                    RESULTS.periods(),
                    RESULTS.scores(),
                    RESULTS.names(),
                    new Course(RESULTS.last(), counting, Map.of("R05", there)),
                    RESULTS.wholes());
        }

        @Test
        void theRankingShowsWhereScoresAndRanksMayLie() throws IOException {
            look(Locale.ENGLISH, 1280);
            Ranking ranking = Ranking.of(scores(Level.REP, RESULTS.last()).values());
            RankUncertainty sure = RankUncertainty.of(ranking, 1);

            List<String> expected = new ArrayList<>();
            Set<Long> known = new TreeSet<>();
            for (Ranking.Entry entry : ranking.entries()) {
                String subject = entry.score().subject();
                Interval points = sure.distribution(subject).interval(0.95);
                RankUncertainty.Ranks ranks = sure.ranks(subject, 0.95);
                expected.add(subject + " "
                        + (points.low() == points.high()
                                ? one(points.low())
                                : one(points.low()) + "–" + one(points.high()))
                        + " rank " + (ranks.best() == ranks.worst() ? "" : ranks.best() + "–") + ranks.worst());
                known.add(Math.round(100 * sure.distribution(subject).knownShare()));
            }
            assertThat(ask("[...document.querySelectorAll('.ranks tbody tr')].map(row =>"
                            + " row.querySelector('a').hash.slice(5) + ' ' + row.querySelector('.range').textContent"
                            + " + ' ' + row.querySelector('.sure small').textContent)"))
                    .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(browser.findElement(By.cssSelector("#ranking .sureness")).getText())
                    .contains("95%", "4,096 draws, seed 1")
                    .contains("known for " + Collections.min(known) + "% to " + Collections.max(known)
                            + "% of the weight");
            assertThat(ask("[...document.querySelectorAll('.whisker')].every(each => {"
                            + " const [track, line] = [each, each.querySelector('i')].map(e => e.getBoundingClientRect());"
                            + " return line.left >= track.left - 1 && line.right <= track.right + 3; })"))
                    .isEqualTo(true);

            show("Q4 2025");
            assertThat(browser.findElements(By.cssSelector(".whisker, .sureness")))
                    .as("of an earlier period nothing is drawn")
                    .isEmpty();
        }

        /** Revenue over target is a sum: nobody knows how far it hangs on chance. */
        @Test
        void whereNothingIsKnownOfUncertaintyNoRangeIsShown() throws IOException {
            ScoreModel model = ScoreModel.builder("sums")
                    .version("1")
                    .kpi(SalesKpis.REVENUE, 1, Curve.attainment().cappedAt(1.3))
                    .build();
            look(scoredBy(model), Locale.ENGLISH, 1280);

            assertThat(browser.findElements(By.className("whisker"))).isEmpty();
            assertThat(browser.findElement(By.cssSelector("#ranking .sureness")).getText())
                    .contains("cannot be told", "That is no certainty");
            assertThat(browser.findElement(By.cssSelector("#scorecard .sureness"))
                            .getText())
                    .contains("cannot be told");
        }

        private static Results scoredBy(ScoreModel model) {
            ScoreCalculator calculator = ScoreCalculator.of(model);
            Map<Level, SortedMap<String, SortedMap<Period, SalesScore>>> scores = new EnumMap<>(Level.class);
            RESULTS.scores().forEach((level, subjects) -> {
                SortedMap<String, SortedMap<Period, SalesScore>> again = new TreeMap<>();
                subjects.forEach((subject, byPeriod) -> {
                    SortedMap<Period, SalesScore> line = new TreeMap<>();
                    byPeriod.forEach((period, score) -> line.put(period, calculator.score(score.inputs())));
                    again.put(subject, line);
                });
                scores.put(level, again);
            });
            return new Results(
                    RESULTS.company(),
                    model,
                    model,
                    RESULTS.periods(),
                    scores,
                    RESULTS.names(),
                    RESULTS.course(),
                    RESULTS.wholes());
        }

        @Test
        void strengthsAndShortfallsAreThoseOfTheScore() throws IOException {
            look(Locale.ENGLISH, 1280);
            SalesScore score = choose("R05");
            List<SalesScore> all = List.copyOf(scores(Level.REP, RESULTS.last()).values());
            Contrast full = score.against(Reference.full());
            Contrast peers = score.against(Reference.peers(all, 5));

            assertThat(bars(".contrast.full .parts li:not(.rest)")).containsExactlyInAnyOrderElementsOf(listed(full));
            assertThat(bars(".contrast.peers .parts li:not(.rest)")).containsExactlyInAnyOrderElementsOf(listed(peers));
            assertThat(full.strengths()).as("more than full points").isNotEmpty();
            assertThat(browser.findElement(By.cssSelector(".contrast.peers figcaption"))
                            .getText())
                    .contains("Against the medians of 39 salespeople")
                    .contains(signed(peers.to() - peers.from()) + " points in all")
                    .contains("make " + one(peers.from()));

            chooseTheCompany();
            assertThat(ask("document.querySelector('p.peers').textContent"))
                    .asString()
                    .contains("Not compared with others (company with a score: 1)");
        }

        /** Five of each at most, or six. */
        private static List<String> listed(Contrast contrast) {
            return Stream.of(contrast.strengths(), contrast.shortfalls())
                    .flatMap(parts -> {
                        List<Contrast.Part> told = parts.stream()
                                .filter(part -> Math.abs(part.points()) >= 0.005)
                                .toList();
                        return told.stream().limit(told.size() == 6 ? 6 : 5);
                    })
                    .map(part -> (part.kind().isAdjustment()
                                    ? adjustment(part.kind(), part.id())
                                    : new Figures(Locale.ENGLISH)
                                            .name(RESULTS.model().criteria().stream()
                                                    .filter(one -> one.id().equals(part.id()))
                                                    .findFirst()
                                                    .orElseThrow()
                                                    .kpi()))
                            + " " + signed(part.points()))
                    .toList();
        }

        private static String adjustment(Contribution.Kind kind, String id) {
            return kind == Contribution.Kind.CEILING
                    ? "Ceiling"
                    : "Cap: " + (id.equals("csat_mean") ? "Customer satisfaction" : id);
        }

        @Test
        void whatChangedLeadsFromTheScoreBeforeToThisOne() throws IOException {
            look(Locale.ENGLISH, 1280);
            SalesScore later = choose("R06");
            SalesScore earlier = RESULTS.before(Level.REP, later).orElseThrow();
            ScoreChange change = ScoreChange.between(earlier, later);

            assertThat(drawn(".changed").getAttribute("aria-label"))
                    .startsWith("Q4 2025 " + one(earlier.points()) + "; ")
                    .contains("Revenue " + signed(valueOf(change, "revenue")))
                    .contains("Lead conversion " + signed(valueOf(change, "lead_conversion")))
                    .contains("Targets " + signed(change.effect(ScoreChange.Effect.TARGET)))
                    .doesNotContain("Score model")
                    .endsWith("; Q1 2026 " + one(later.points()));
            assertThat(textOf(".changed"))
                    .contains("Q4 2025", "Targets", signed(change.effect(ScoreChange.Effect.TARGET)));

            show("Q2 2025");
            Period then = Period.quarter(2025, 2);
            ScoreChange before = ScoreChange.between(
                    Objects.requireNonNull(scores(Level.REP, then.previous()).get("R06")),
                    Objects.requireNonNull(scores(Level.REP, then).get("R06")));
            assertThat(ask("document.querySelector('.changed').ariaLabel"))
                    .asString()
                    .startsWith("Q1 2025 ")
                    .contains("Revenue " + signed(valueOf(before, "revenue")));
            assertThat(browser.findElement(By.cssSelector(".lines .none")).getText())
                    .as("nobody answered")
                    .isEqualTo("nothing to measure");
            assertThat(browser.findElements(By.className("steps")))
                    .as("no advice for what is over")
                    .isEmpty();
        }

        private static double valueOf(ScoreChange change, String id) {
            return change.values().stream()
                    .filter(part -> part.id().equals(id))
                    .mapToDouble(ScoreChange.Part::points)
                    .sum();
        }

        /** Half of a quarter has half of the target: what counts is what was reached of it. */
        @Test
        void aPeriodThatIsNotOverIsComparedByPoints() throws IOException {
            look(halfOver(), Locale.ENGLISH, 1280);
            SalesScore later = choose("R06");
            Contrast contrast =
                    later.against(Reference.of(RESULTS.before(Level.REP, later).orElseThrow()));
            double revenue = contrast.parts().stream()
                    .filter(part -> part.id().equals("revenue"))
                    .mapToDouble(Contrast.Part::points)
                    .sum();

            assertThat(drawn(".changed").getAttribute("aria-label"))
                    .contains("Revenue " + signed(revenue))
                    .doesNotContain("Targets");
            String card = browser.findElement(By.id("scorecard")).getText();
            assertThat(card)
                    .contains("Q1 2026, as of 15 February 2026 is not over: this compares the points of each KPI")
                    .contains("Q1 2026 is not over and not in it.");
        }

        @Test
        void theTrendIsThatOfWholePeriodsUpToTheOneShown() throws IOException {
            look(Locale.ENGLISH, 1280);
            choose("R06");
            ScoreHistory.Trend trend = ScoreHistory.of(
                            RESULTS.history(Level.REP, "R06").values())
                    .trend()
                    .orElseThrow();
            assertThat(browser.findElement(By.cssSelector("#scorecard .trend")).getText())
                    .contains(tenth(trend.slope()) + " points a period, between "
                            + tenth(trend.interval().low()) + " and "
                            + tenth(trend.interval().high()))
                    .contains("Theil–Sen slope over " + trend.scored() + " whole periods.")
                    .startsWith(
                            switch (trend.label()) {
                                case RISING -> "Rising";
                                case FALLING -> "Falling";
                                case STEADY -> "No trend";
                            });
            assertThat(textOf(".history")).contains("Trend");

            show("Q1 2025");
            assertThat(browser.findElement(By.cssSelector("#scorecard .trend")).getText())
                    .isEqualTo("No trend yet: it takes five whole periods with a score, and there are 4.");
            assertThat(textOf(".history")).doesNotContain("Trend");
        }

        @Test
        void theNextStepsAreOneDecileOfTheLevelEach() throws IOException {
            look(Locale.ENGLISH, 1280);
            SalesScore score = choose("R06");
            SortedMap<Period, Map<String, Measurements>> measured = new TreeMap<>();
            RESULTS.scores(Level.REP)
                    .forEach((subject, byPeriod) ->
                            byPeriod.forEach((period, each) -> measured.computeIfAbsent(period, none -> new TreeMap<>())
                                    .put(subject, each.inputs())));
            Population population = new Population(Level.REP, measured, RESULTS.course());
            NextSteps next = NextSteps.of(score);
            for (Kpi kpi : score.model().kpis()) {
                next = next.decile(population.anonymous(kpi, 1).orElseThrow());
            }

            List<NextSteps.Step> steps = next.steps().stream()
                    .sorted(Comparator.comparing(step -> -step.exactPoints()))
                    .toList();
            assertThat(steps).hasSizeGreaterThan(2);
            assertThat(bars(".steps .parts li"))
                    .isEqualTo(steps.stream()
                            .map(step ->
                                    new Figures(Locale.ENGLISH).name(step.kpi()) + " " + signed(step.exactPoints()))
                            .toList());
            assertThat(browser.findElement(By.cssSelector(".steps li")).getText())
                    .contains("then " + one(steps.get(0).score().points()));
            List<String> advice = Rule.matching(score, Rule.ready()).stream()
                    .map(rule -> rule.names().english() + rule.advice().english())
                    .toList();
            assertThat(ask("[...document.querySelectorAll('.rules li')].map(rule => rule.textContent)"))
                    .isEqualTo(advice);

            chooseTheCompany();
            assertThat(browser.findElement(By.id("scorecard")).getText())
                    .contains("No steps are shown: it takes at least 10 different ones (company, whole periods)");
        }

        private void show(String period) {
            new Select(browser.findElement(By.id("period"))).selectByVisibleText(period);
            new WebDriverWait(browser, Duration.ofSeconds(10))
                    .until(page -> ask("document.getElementById('ranking-title').textContent")
                            .equals("Ranking, " + period));
        }

        /** The lines of a list of bars, each with its points. */
        @SuppressWarnings("unchecked")
        private List<String> bars(String lines) {
            return (List<String>)
                    ask(
                            "[...document.querySelectorAll('" + lines + "')].map(line =>"
                                    + " line.querySelector('.part').firstChild.textContent + ' ' + line.querySelector('.by').textContent)");
        }

        private static String one(double points) {
            return String.format(Locale.ROOT, "%.1f", points);
        }

        private static String tenth(double points) {
            return sign(points, "%.1f");
        }

        private static String signed(double points) {
            return sign(points, "%.2f");
        }

        private static String sign(double points, String format) {
            String size = String.format(Locale.ROOT, format, Math.abs(points));
            boolean nothing = size.matches("[0.]+");
            return (nothing ? "" : points > 0 ? "+" : "−") + size;
        }

        /** Three products on solid lines; of the quarter that is not over, three dotted ones. */
        @Test
        void aPeriodThatIsNotOverIsNoFallInTheLines() throws IOException {
            String dotted = "document.querySelectorAll('.trends svg path[stroke-dasharray]').length";
            look(Locale.ENGLISH, 1280);
            open("Sales by product", "breakdown-title");
            drawn(".trends");
            assertThat(ask(dotted)).isEqualTo(0L);
            assertThat(browser.findElement(By.className("breakdown")).getText()).doesNotContain("not over");

            look(halfOver(), Locale.ENGLISH, 1280);
            assertThat(browser.findElement(By.id("ranking-title")).getText())
                    .isEqualTo("Ranking, Q1 2026, as of 15 February 2026");
            open("Sales by product", "breakdown-title");
            assertThat(browser.findElement(By.cssSelector(".breakdown .who")).getText())
                    .isEqualTo("PT Nusantara Jaya Distribusi · Q1 2026, as of 15 February 2026");
            assertThat(textOf(".bars")).contains("Q1 2026, as of 15 February 2026");
            drawn(".trends");
            assertThat(ask(dotted)).isEqualTo(3L);
            assertThat(browser.findElement(By.className("breakdown")).getText())
                    .contains(
                            "Hollow circles at dotted lines: Q1 2026, as of 15 February 2026, which is not over yet.");
            new Select(browser.findElement(By.id("period"))).selectByVisibleText("Q4 2025");
            assertThat(browser.findElement(By.cssSelector(".breakdown .who")).getText())
                    .endsWith("· Q4 2025");

            look(halfOver(), INDONESIAN, 390);
            open("Penjualan menurut produk", "breakdown-title");
            assertThat(browser.findElement(By.className("breakdown")).getText())
                    .contains("Triwulan I 2026, per 15 Februari 2026")
                    .contains("Lingkaran kosong pada garis titik-titik: ");
            drawn(".trends");
            assertThat(ask("document.documentElement.scrollWidth")).isEqualTo(390L);
            assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
        }

        @Test
        void theOthersTogetherHaveNoBarAmongThoseThatAreToldApart() throws IOException {
            Map<Level, SortedMap<String, Breakdown.Slices>> subjects = new TreeMap<>();
            BREAKDOWN.subjects().forEach((level, slices) -> {
                SortedMap<String, Breakdown.Slices> more = new TreeMap<>();
                slices.forEach((subject, each) -> more.put(
                        subject, new Breakdown.Slices(each.groups(), each.byGroup(), each.total(), each.total())));
                subjects.put(level, more);
            });
            look(
                    RESULTS,
                    new Breakdown(BREAKDOWN.by(), BREAKDOWN.kpis(), BREAKDOWN.periods(), BREAKDOWN.names(), subjects),
                    Locale.ENGLISH,
                    1280);
            open("Sales by product", "breakdown-title");
            assertThat(textOf(".bars")).contains("noodles").doesNotContain("Others");
            assertThat(browser.findElement(By.className("slices")).getText()).contains("Others");
        }

        @Test
        void aBreakdownHasAPageOfItsOwn() throws IOException {
            look(Locale.ENGLISH, 1280);
            assertThat(browser.findElement(By.className("breakdown")).isDisplayed())
                    .isFalse();
            open("Sales by product", "breakdown-title");

            assertThat(browser.findElement(By.id("ranking")).isDisplayed()).isFalse();
            assertThat(browser.findElement(By.cssSelector("h2#breakdown-title")).getText())
                    .isEqualTo("Sales by product");
            Map<String, Measurements> sold =
                    slices(Level.COMPANY, "company").byGroup().getOrDefault(RESULTS.last(), Map.of());
            List<String> order = sold.entrySet().stream()
                    .sorted(Comparator.comparing((Map.Entry<String, Measurements> group) -> -revenue(group.getValue())))
                    .map(group -> BREAKDOWN.name(group.getKey(), Locale.ENGLISH))
                    .toList();
            List<WebElement> rows = browser.findElements(By.cssSelector(".slices tbody tr"));
            assertThat(texts(rows, "th").subList(0, 3)).isEqualTo(order);
            assertThat(rows.get(3).getText()).startsWith("Total IDR").contains("100.0%");
            double total =
                    sold.values().stream().mapToDouble(InABrowser::revenue).sum();
            assertThat(rows.get(3).getText()).contains(String.format(Locale.ROOT, "IDR %,d", (long) total));
            assertThat(bars(drawn(".bars"), "blue"))
                    .as("with the one in the legend")
                    .isGreaterThanOrEqualTo(3);
            assertThat(textOf(".trends")).contains("Teh Melati 350 ml", InventedResults.HOSTILE, "noodles", "2024");

            new Select(browser.findElement(By.id("sold-kpi"))).selectByVisibleText("Win rate");
            new Select(browser.findElement(By.id("sold"))).selectByVisibleText("Fajar Wulandari");
            assertThat(browser.findElement(By.cssSelector(".breakdown .who")).getText())
                    .startsWith("Fajar Wulandari");
            assertThat(textOf(".bars")).contains("%");

            open("Scores", "ranking");
            assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
        }

        @Test
        void thePeriodOfABreakdownCanBeChosen() throws IOException {
            look(INDONESIAN, 1280);
            open("Penjualan menurut produk", "breakdown-title");
            new Select(browser.findElement(By.id("period"))).selectByVisibleText("Triwulan II 2024");
            // noodles came later, and nothing lies before the first period
            assertThat(browser.findElements(By.cssSelector(".slices tbody tr"))).hasSize(3);
            assertThat(browser.findElement(By.className("slices")).getText())
                    .contains("Porsi", "Jumlah", "Rp")
                    .doesNotContain("noodles");
            assertThat(textOf(".bars")).contains("Triwulan II 2024").doesNotContain("Triwulan I 2024");
        }

        private static Breakdown.Slices slices(Level level, String subject) {
            return Objects.requireNonNull(
                    BREAKDOWN.subjects().getOrDefault(level, new TreeMap<>()).get(subject));
        }

        private static double revenue(Measurements sold) {
            return sold.measurement(SalesKpis.REVENUE).value().orElseThrow();
        }

        @Test
        void aNameThatLooksLikeMarkupIsShownAsText() throws IOException {
            look(Locale.ENGLISH, 1280);
            choose("R07");

            assertThat(browser.findElement(By.cssSelector("#scorecard h2")).getText())
                    .isEqualTo(InventedResults.HOSTILE);
            assertThat(textOf(".history")).contains(InventedResults.HOSTILE);
            assertThat(browser.findElements(By.tagName("script"))).hasSize(3);
        }

        @Test
        void aPhoneShowsEverythingWithoutScrollingSideways() throws IOException {
            for (Locale locale : List.of(Locale.ENGLISH, INDONESIAN)) {
                look(locale, 390);
                choose("R05");
                drawn(".waterfall");
                drawn(".changed");
                drawn(".history");
                browser.findElement(By.cssSelector("nav a[data-page=breakdown]"))
                        .click();
                drawn(".bars");
                drawn(".trends");
                assertThat(ask("document.documentElement.scrollWidth"))
                        .as("width in %s", locale)
                        .isEqualTo(390L);
                assertThat(ask(
                                "[...document.querySelectorAll('main *')].filter(e => !e.closest('.unseen, caption, thead, svg')"
                                        + " && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')"
                                        + ".map(e => e.outerHTML.slice(0, 120))"))
                        .as("clipped in %s", locale)
                        .isEqualTo(List.of());
            }
        }

        @Test
        void theIndonesianPageSpeaksAndCountsIndonesian() throws IOException {
            look(INDONESIAN, 1280);
            choose("R05");

            assertThat(browser.getTitle()).isEqualTo("Skor Penjualan · PT Nusantara Jaya Distribusi");
            assertThat(ask("document.documentElement.lang")).isEqualTo("id");
            String page = browser.findElement(By.tagName("body")).getText();
            assertThat(page)
                    .contains(
                            "Triwulan I 2026", "Peringkat", "Predikat", "Bobot", "Realisasi", "Capaian", "Nilai akhir")
                    .contains("Rp1.818.000.000", "150,0%", "Omzet", "Kelengkapan data")
                    .doesNotContain("Ranking", "Weight", "Revenue");
            assertThat(textOf(".history")).contains("TW I", "2026");
        }

        private void look(Locale locale, int width) throws IOException {
            look(RESULTS, locale, width);
        }

        private void look(Results results, Locale locale, int width) throws IOException {
            look(results, BREAKDOWN, locale, width);
        }

        private void look(Results results, Breakdown breakdown, Locale locale, int width) throws IOException {
            Browser.look(browser, written(results, breakdown, locale), width);
        }

        private SalesScore choose(String rep) {
            WebElement link = browser.findElement(By.cssSelector(".ranks a[href='#REP/" + rep + "']"));
            link.sendKeys(Keys.ENTER);
            untilTheScorecardIsOf(Objects.requireNonNull(RESULTS.names().get(rep)));
            return Objects.requireNonNull(scores(Level.REP, RESULTS.last()).get(rep));
        }

        private void chooseTheCompany() {
            WebElement company = browser.findElement(By.cssSelector("#subject option[value^='#COMPANY/']"));
            String name = company.getText();
            new Select(browser.findElement(By.id("subject"))).selectByVisibleText(name);
            untilTheScorecardIsOf(name);
        }

        // read in the page at once: between two calls the scorecard is made anew
        private void untilTheScorecardIsOf(String name) {
            new WebDriverWait(browser, Duration.ofSeconds(10))
                    .until(page -> ask("document.querySelector('#scorecard h2').textContent")
                            .equals(name));
        }

        // the page is switched when the browser tells of its new address, which is later than the click
        private void open(String link, String shown) {
            browser.findElement(By.linkText(link)).click();
            new WebDriverWait(browser, Duration.ofSeconds(10))
                    .until(page -> ask("document.getElementById('" + shown + "').checkVisibility()")
                            .equals(true));
        }

        // read in the page at once: between two calls a chart that is drawn anew takes its elements away
        private String textOf(String chart) {
            drawn(chart);
            return ask("document.querySelector('" + chart + " svg').textContent")
                    .toString();
        }

        private WebElement drawn(String chart) {
            WebElement box = browser.findElement(By.cssSelector(chart));
            browser.executeScript("arguments[0].scrollIntoView()", box);
            new WebDriverWait(browser, Duration.ofSeconds(10))
                    .until(page -> !box.findElements(By.tagName("svg")).isEmpty());
            return box;
        }

        private long bars(WebElement waterfall, String colour) {
            String value = (String)
                    ask("getComputedStyle(document.documentElement).getPropertyValue('--" + colour + "').trim()");
            return waterfall
                    .findElements(By.cssSelector("path[fill='" + value + "']"))
                    .size();
        }

        private List<String> texts(List<WebElement> rows, String cell) {
            return rows.stream()
                    .map(row -> row.findElement(By.cssSelector(cell)).getText())
                    .toList();
        }

        /** What an expression of the page's language is there. */
        private Object ask(String expression) {
            return Objects.requireNonNull(browser.executeScript("return " + expression));
        }

        private static SortedMap<String, SalesScore> scores(Level level, Period period) {
            SortedMap<String, SalesScore> scores = new TreeMap<>();
            RESULTS.scores().getOrDefault(level, new TreeMap<>()).forEach((subject, byPeriod) -> {
                SalesScore score = byPeriod.get(period);
                if (score != null) {
                    scores.put(subject, score);
                }
            });
            return scores;
        }
    }
}
