package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Names;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * All scores of a run, or the review of a model, as one HTML page that can be mailed, kept and printed: it holds its data, its charts and its script, and
 * asks nothing of any network.
 *
 * <p>The page's parts are files beside this class: {@code page.html} with places in double braces, {@code report.css},
 * {@code page.js} with what all pages draw by, {@code report.js} and {@code review.js}, and {@code words.json} with every text in English and Bahasa Indonesia. Java puts the {@link ReportData}
 * or {@link ReviewData} in as JSON; the script draws from it, with text nodes alone, so that no name is ever read as markup.
 */
final class HtmlReport {

    private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final JsonMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().characterEscapes(new InsideScript()).build())
            .build();

    private HtmlReport() {}

    /**
     * Writes the page, over an earlier one.
     *
     * @param results what is shown
     * @param breakdown the sales by product or channel, which have a page of their own
     * @param locale the reader's; only its language counts, Bahasa Indonesia or else English
     * @param file where to
     * @throws IOException if it cannot be written
     */
    static void write(Results results, Optional<Breakdown> breakdown, Locale locale, Path file) throws IOException {
        write(ReportData.of(results, breakdown, words(), locale), "report/report.js", locale, file);
    }

    /**
     * Writes the page of a review, over an earlier one.
     *
     * @param reviewed what is shown
     * @param locale the reader's, as of a report
     * @param file where to
     * @throws IOException if it cannot be written
     */
    static void write(Reviewed reviewed, Locale locale, Path file) throws IOException {
        write(ReviewData.of(reviewed, words(), locale), "report/review.js", locale, file);
    }

    private static void write(Object data, String drawing, Locale locale, Path file) throws IOException {
        String script = resource("report/page.js") + resource(drawing);
        String charts = resource(CHARTS);
        Map<String, String> parts = Map.of(
                "language", new Names("en", "id").in(locale),
                "policy", policy(charts, script),
                "style", resource("report/report.css"),
                "data", JSON.writeValueAsString(data),
                "charts", charts,
                "script", script);
        // in one pass: what is put in is not searched for places again
        String page = PLACE.matcher(resource("report/page.html"))
                .replaceAll(place -> Matcher.quoteReplacement(part(parts, place.group(1))));
        Files.writeString(file, page);
    }

    /** Every text of the page, by its key. */
    static Map<String, Names> words() {
        return JSON.readValue(resource("report/words.json"), new TypeReference<LinkedHashMap<String, Names>>() {});
    }

    private static String part(Map<String, String> parts, String place) {
        String part = parts.get(place);
        if (part == null) {
            throw new IllegalStateException("The page has a place (" + place + ") that nothing is put in.");
        }
        return part;
    }

    /** These two scripts run and nothing else does; nothing is loaded from anywhere. */
    private static String policy(String... scripts) {
        StringBuilder policy = new StringBuilder("default-src 'none'; script-src");
        for (String script : scripts) {
            policy.append(" 'sha256-").append(sha256(script)).append('\'');
        }
        return policy.append("; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'")
                .toString();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** A file of the class path, with the line ends that a browser hashes. */
    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The file (" + name + ") is not on the class path.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what could end a script element, or begin a comment in it, as JSON escapes. */
    private static final class InsideScript extends CharacterEscapes {

        private static final long serialVersionUID = 1L;

        private final int[] ascii = standardAsciiEscapesForJSON();

        InsideScript() {
            ascii['<'] = ESCAPE_STANDARD;
            ascii['>'] = ESCAPE_STANDARD;
            ascii['&'] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
