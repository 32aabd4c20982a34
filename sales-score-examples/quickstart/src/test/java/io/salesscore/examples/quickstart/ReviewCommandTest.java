package io.salesscore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

class ReviewCommandTest extends ExportFixture {

    @Test
    void aReviewSaysWhatIsWeakAndWhatEachKpiDecides() {
        assertThat(runSample("review")).isEqualTo(Main.FINE);
        assertThat(err()).isEmpty();
        assertThat(out().lines().toList())
                .allMatch(line -> line.length() <= 110)
                .containsSubsequence("Findings", "How firm ranks are", "What drifts", "What scores foretell")
                .anyMatch(line -> line.startsWith("Model field-sales 2026.1+2024-Q4 over "))
                .contains("- Nothing is weak about it.")
                .anyMatch(line ->
                        line.matches("KPI +Weight +Decides +Alone +Data +Median +Floor +Cap +Order +Shift +Missing"))
                .anyMatch(line -> line.matches("Revenue +30\\.0% +[0-9.]+% .*"))
                .anyMatch(line -> line.matches("Weights +Present +Equal +Entropy +CRITIC"))
                .anyMatch(line -> line.startsWith("- Learned from outcomes: none, since it takes 60 subjects"));
        String first = out();
        runSample("review");
        assertThat(out()).as("asked again").isEqualTo(first);
    }

    @Test
    void inIndonesianNothingOfItIsEnglish() {
        assertThat(runSample("review", "--language", "id", "--against-model", "deals"))
                .isEqualTo(Main.FINE);
        assertThat(out().lines().toList())
                .allMatch(line -> line.length() <= 110)
                .contains("Temuan", "Seberapa kokoh peringkat", "Yang bergeser", "Daya ramal skor")
                .anyMatch(line -> line.startsWith("2026.1+2024-Q4 menggantikan deals 2026.1, "));
        assertThat(out()).doesNotContainPattern("\\b(the|of|and|points|with|ranks|missing|weight)\\b");
    }

    @Test
    void aFlatCurveIsFound() throws IOException {
        assertThat(runSample("review", "--model", weakModel())).as(err()).isEqualTo(Main.FINE);
        assertThat(out()).containsPattern("\n- [A-Z][a-z]+: Revenue: [0-9.]+% of 30[0-9] measurements");
        runSample("review", "--model", weakModel(), "--language", "id");
        assertThat(out()).containsPattern("\n- [A-Z][a-z]+: Omzet: [0-9,]+% dari 30[0-9] pengukuran");
    }

    /** The sample's, in which a fifth of the target earns all that revenue can. */
    private String weakModel() throws IOException {
        runSample("model");
        String model = out();
        write("weak.json", model.replaceFirst("\"cappedAt\" : 1\\.2", "\"cappedAt\" : 0.2"));
        return file("weak.json");
    }

    /** A version of itself in which one weight is another. */
    @Test
    void whatAnotherVersionChangesIsTold() throws IOException {
        runSample("model");
        write(
                "before.json",
                out().replaceFirst("\"weight\" : 30.0", "\"weight\" : 10.0")
                        .replaceFirst("\"version\" : \"[^\"]*\"", "\"version\" : \"before\""));
        assertThat(runSample("review", "--against-model", file("before.json")))
                .as(err())
                .isEqualTo(Main.FINE);
        assertThat(out())
                .contains("2026.1+2024-Q4 in place of before, Q3 2026: ranks move by ")
                .containsPattern("By part +On average +Gain +Lose")
                .containsPattern("\nWho +Before +After +Change");
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThat(runSample("review", "--against-model", "best")).isEqualTo(Main.USAGE);
        assertThat(err())
                .contains("--against-model (best) must be one of field-sales, deals, or a file that is there.");
        assertThat(runSample("review", "--html", file("none/page.html"))).isEqualTo(Main.USAGE);
        assertThat(err()).contains("--html");
    }

    @Test
    void thePageDrawsAllOfItWithoutErrorAndAsksNothingOfTheNetwork() throws IOException {
        assertThat(runSample(
                        "review", "--model", weakModel(), "--against-model", "deals", "--html", file("review.html")))
                .isEqualTo(Main.FINE);
        assertThat(runSample("review", "--language", "id", "--html", file("tinjauan.html")))
                .isEqualTo(Main.FINE);
        assertThat(Files.size(folder.resolve("review.html"))).isLessThan(2_000_000);
        ChromeDriver browser = Browser.open(folder.resolve("browser"));
        try {
            look(browser, "review.html", 1280);
            assertThat(browser.getTitle()).startsWith("Model review");
            assertThat(titles(browser))
                    .containsExactly(
                            "Findings",
                            "What each KPI decides",
                            "Where values lie on the curves",
                            "What goes along with what",
                            "How firm ranks are",
                            "What drifts, Q2 2026 to Q3 2026",
                            "What scores foretell of the next period",
                            "Other weights",
                            "2026.1+2024-Q4 in place of deals 2026.1");
            assertThat(browser.findElements(By.cssSelector("#kpis tbody tr"))).hasSize(12);
            assertThat(browser.findElement(By.cssSelector(".findings li")).getText())
                    .contains("Revenue");
            assertThat(browser.findElement(By.cssSelector("#pairs svg")).getText())
                    .contains("1 Revenue", "0.");

            look(browser, "tinjauan.html", 390);
            assertThat(titles(browser))
                    .startsWith("Temuan", "Yang ditentukan tiap KPI")
                    .hasSize(8);
            assertThat(browser.findElement(By.tagName("body")).getText())
                    .doesNotContainPattern("\\b(the|of|and|points|with|ranks|missing|weight)\\b");
            assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                    .as("nothing sticks out of a phone")
                    .isEqualTo(browser.executeScript("return document.documentElement.clientWidth"));
        } finally {
            browser.quit();
        }
    }

    /** Opens a page and scrolls through it, so that each chart is drawn. */
    private void look(ChromeDriver browser, String name, int width) {
        Path page = folder.resolve(name);
        Browser.look(browser, page, width);
        for (WebElement chart : browser.findElements(By.cssSelector(".chart"))) {
            browser.executeScript("arguments[0].scrollIntoView()", chart);
            new WebDriverWait(browser, Duration.ofSeconds(10))
                    .withMessage(() -> "a chart of " + page)
                    .until(drawn -> !chart.findElements(By.tagName("svg")).isEmpty());
        }
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
        assertThat(Browser.requests(browser))
                .isNotEmpty()
                .allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
    }

    private static List<String> titles(ChromeDriver browser) {
        return browser.findElements(By.cssSelector("main h2")).stream()
                .map(WebElement::getText)
                .toList();
    }
}
