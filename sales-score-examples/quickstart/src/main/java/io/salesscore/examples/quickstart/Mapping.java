package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.kpi.Unit;
import io.salesscore.period.Pace;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which file and column of a CRM's export holds what, as text: one {@code key = value} a line, {@code #} before a
 * comment.
 *
 * <pre>
 * deals.file   = sales_pipeline.csv       # one file for each table; see {@link Table}
 * deals.id     = opportunity_id           # field = the column's header
 * stage.won    = Won                      # the CRM's words for won, lost, open, returned
 * stage.open   = Prospecting, Engaging
 * format.date  = dd/MM/yyyy               # else 2026-03-31
 * format.decimal = comma                  # point (default), comma
 * format.grouping = point                 # none (default), point, comma, space
 * format.separator = semicolon            # comma (default), semicolon, tab, pipe
 * format.charset = windows-1252           # else UTF-8
 * format.currency = USD                   # of all amounts; else IDR
 * format.share = decimal                  # of split deals; else percent
 * format.targets = whole                  # a target is for all of its period; else for the rep's own days in it
 * company.name = PT Maju Jaya             # what reports call the company
 * rename.product.GTXPro = GTX Pro         # one name for a thing that the export calls differently elsewhere
 * pace.active_outlet = 0.4 0.8           # of its target, 80 % is due after 40 % of the working days
 * not-applicable.specialist = calls       # KPIs that a role is not measured by
 * </pre>
 *
 * A mapping that makes no sense can be held, but not read with: {@link #problems()} lists what is wrong, for
 * {@link CrmExport#open} to report together with what is wrong with the files.
 */
final class Mapping {

    private static final String NOT_APPLICABLE = "not-applicable.";
    private static final String PACE = "pace.";
    private static final Map<String, Kpi> PACED = SalesKpis.all().stream()
            .filter(kpi -> kpi.overTime() == RollUp.SUM
                    || (kpi.overTime() == RollUp.UNION && kpi.unit().form() == Unit.Form.NUMBER))
            .collect(Collectors.toMap(Kpi::id, Function.identity()));
    private static final Map<String, Stage> STAGES =
            Map.of("open", Stage.OPEN, "won", Stage.WON, "lost", Stage.LOST, "returned", Stage.RETURNED);
    private static final Map<String, Character> SIGNS = Map.of("none", '\0', "point", '.', "comma", ',', "space", ' ');
    private static final Map<String, Character> SEPARATORS =
            Map.of("comma", ',', "semicolon", ';', "tab", '\t', "pipe", '|');
    private static final Set<String> FORMATS =
            Set.of("date", "decimal", "grouping", "separator", "charset", "currency", "share", "targets");
    private static final Set<String> RENAMED = Set.of(
            "rep",
            "manager",
            "branch",
            "role",
            "customer",
            "segment",
            "region",
            "product",
            "channel",
            "stage",
            "kind",
            "period",
            "kpi");
    private static final Map<String, Boolean> TARGETS = Map.of("own", false, "whole", true);
    private static final Map<String, Boolean> SHARES = Map.of("percent", true, "decimal", false);

    private final Map<String, String> entries;
    private final List<String> problems;
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private Notation notation = Notation.iso();
    private char separator = ',';
    private Charset charset = StandardCharsets.UTF_8;
    private String currency = "IDR";
    private boolean percentages = true;
    private boolean wholeTargets;
    private final Map<String, Pace> paces = new LinkedHashMap<>();

    private Mapping(Map<String, String> entries, List<String> syntaxProblems) {
        this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        this.problems = new ArrayList<>(syntaxProblems);
        entries.keySet().forEach(this::checkKey);
        checkTables();
        readStages();
        readFormat();
        readPaces();
    }

    /** Nothing mapped yet. */
    static Mapping empty() {
        return new Mapping(Map.of(), List.of());
    }

    /** Reads a file in UTF-8. */
    static Mapping read(Path file) throws IOException {
        return parse(Files.readString(file, StandardCharsets.UTF_8), String.valueOf(file.getFileName()));
    }

    /** Reads text; {@code origin} names it in problems. */
    static Mapping parse(String text, String origin) {
        Map<String, String> entries = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = withoutComment(i == 0 ? withoutByteOrderMark(lines.get(i)) : lines.get(i));
            if (line.isEmpty()) {
                continue;
            }
            int equals = line.indexOf('=');
            String key = equals < 0 ? line : line.substring(0, equals).strip();
            String value = equals < 0 ? "" : line.substring(equals + 1).strip();
            String place = origin + ", line " + (i + 1) + ": ";
            if (key.isEmpty() || value.isEmpty()) {
                problems.add(place + "(" + line + ") must read key = value.");
            } else if (entries.putIfAbsent(key, value) != null) {
                problems.add(place + "the key (" + key + ") is there twice.");
            }
        }
        return new Mapping(entries, problems);
    }

    /** This mapping with these entries added; an entry whose key is there replaces it. */
    Mapping with(Map<String, String> more) {
        List<String> syntaxProblems = new ArrayList<>(problems);
        syntaxProblems.removeAll(new Mapping(entries, List.of()).problems);
        Map<String, String> all = new LinkedHashMap<>(entries);
        all.putAll(more);
        return new Mapping(all, syntaxProblems);
    }

    /** All that is wrong with the mapping itself; empty if nothing is. */
    List<String> problems() {
        return Collections.unmodifiableList(problems);
    }

    Optional<String> file(Table table) {
        return Optional.ofNullable(entries.get(table.key() + ".file"));
    }

    /** The header of the column that holds the field, if one does. */
    Optional<String> column(Table table, String field) {
        return Optional.ofNullable(entries.get(table.key() + "." + field));
    }

    /** What the CRM's word for a stage means, if the mapping says so. */
    Optional<Stage> stage(String word) {
        return Optional.ofNullable(stages.get(word));
    }

    /** The one name of what the export calls {@code name} in a field. */
    String renamed(String field, String name) {
        return entries.getOrDefault("rename." + field + "." + name, name);
    }

    Notation notation() {
        return notation;
    }

    char separator() {
        return separator;
    }

    Charset charset() {
        return charset;
    }

    /** The ISO 4217 code of all amounts. */
    String currency() {
        return currency;
    }

    /** A share of a deal is written as 60 or 60 %; else as 0.6. */
    boolean sharesArePercentages() {
        return percentages;
    }

    /** A target is for its whole period, whenever the rep joins or leaves; else for the days on which the rep is there. */
    boolean targetsOfWholePeriods() {
        return wholeTargets;
    }

    /** The ids of the KPIs that do not belong to a role, by role. */
    Map<String, List<String>> notApplicable() {
        Map<String, List<String>> byRole = new LinkedHashMap<>();
        entries.forEach((key, value) -> {
            if (key.startsWith(NOT_APPLICABLE)) {
                byRole.put(
                        key.substring(NOT_APPLICABLE.length()),
                        Stream.of(value.split(",", -1)).map(String::strip).toList());
            }
        });
        return byRole;
    }

    /** What share of their results is expected after what share of the working days, by the ids of KPIs. */
    Map<String, Pace> paces() {
        return Collections.unmodifiableMap(paces);
    }

    /** What the company is called, if the mapping says so. */
    Optional<String> company() {
        return Optional.ofNullable(entries.get("company.name"));
    }

    /** The stages that words are mapped to. */
    Set<Stage> stages() {
        return Set.copyOf(stages.values());
    }

    private void checkKey(String key) {
        String[] parts = key.split("\\.", 3);
        Optional<Table> table = Table.of(parts[0]);
        if (parts[0].equals("rename")) {
            check(
                    parts.length == 3 && RENAMED.contains(parts[1]),
                    key,
                    "must read rename.<field>.<name>, the field being one of " + sorted(RENAMED));
        } else if (parts[0].equals("stage")) {
            check(
                    parts.length == 2 && STAGES.containsKey(parts[1]),
                    key,
                    "must be one of stage." + sorted(STAGES.keySet()));
        } else if (parts[0].equals("format")) {
            check(parts.length == 2 && FORMATS.contains(parts[1]), key, "must be one of format." + sorted(FORMATS));
        } else if (parts[0].equals("company")) {
            check(parts.length == 2 && parts[1].equals("name"), key, "must read company.name");
        } else if (parts[0].equals("not-applicable")) {
            check(parts.length > 1, key, "must read not-applicable.<role>");
        } else if (parts[0].equals("pace")) {
            check(
                    parts.length == 2 && PACED.containsKey(parts[1]),
                    key,
                    "must read pace.<kpi>, the KPI being one of " + sorted(PACED.keySet()));
        } else if (table.isPresent()) {
            List<String> fields = table.get().fields();
            check(
                    parts.length == 2 && (parts[1].equals("file") || fields.contains(parts[1])),
                    key,
                    "names no field of " + table.get().key() + ", which are: " + String.join(", ", fields));
        } else {
            String tables = Stream.of(Table.values()).map(Table::key).collect(Collectors.joining(", "));
            problems.add("The key (" + key + ") begins with none of " + tables
                    + ", stage, format, rename, not-applicable, pace, company.");
        }
    }

    private void check(boolean fine, String key, String otherwise) {
        if (!fine) {
            problems.add("The key (" + key + ") " + otherwise + ".");
        }
    }

    private void checkTables() {
        for (Table table : Table.values()) {
            boolean hasFile = file(table).isPresent();
            for (String field : table.fields()) {
                boolean hasColumn = column(table, field).isPresent();
                if (hasColumn && !hasFile) {
                    problems.add("The column (" + table.key() + "." + field + ") has no file." + System.lineSeparator()
                            + "Maybe add " + table.key() + ".file.");
                } else if (hasFile && !hasColumn && table.required().contains(field)) {
                    problems.add("The column (" + table.key() + "." + field + ") is not mapped.");
                }
            }
        }
        if (file(Table.SPLITS).isPresent() && file(Table.DEALS).isEmpty()) {
            problems.add(
                    "The file of splits has no deals to share." + System.lineSeparator() + "Maybe add deals.file.");
        }
        if (Stream.of(Table.values())
                .noneMatch(table -> table.holdsFacts() && file(table).isPresent())) {
            problems.add("No file of facts is mapped." + System.lineSeparator() + "Maybe add deals.file.");
        }
    }

    private void readStages() {
        for (String key : sortedKeys(STAGES)) {
            for (String word : entries.getOrDefault("stage." + key, "").split(",", -1)) {
                Stage stage = STAGES.get(key);
                Stage other = word.isBlank() || stage == null ? stage : stages.putIfAbsent(word.strip(), stage);
                if (other != null && other != stage) {
                    problems.add("The stage (" + word.strip() + ") cannot be both " + other + " and " + stage + ".");
                }
            }
        }
        if (file(Table.DEALS).isPresent() && !stages.containsValue(Stage.WON)) {
            problems.add("No stage is mapped to won." + System.lineSeparator()
                    + "Maybe add stage.won with the CRM's word for a deal that was won.");
        }
    }

    private void readFormat() {
        char decimal = choice("decimal", "point", SIGNS);
        char grouping = choice("grouping", "none", SIGNS);
        if (decimal == grouping || decimal == '\0' || decimal == ' ') {
            problems.add("The format.decimal (" + entries.getOrDefault("format.decimal", "point")
                    + ") must be point or comma and differ from format.grouping ("
                    + entries.getOrDefault("format.grouping", "none") + ").");
        }
        notation = notation.withNumbers(decimal, grouping);
        String pattern = entries.get("format.date");
        if (pattern != null) {
            try {
                notation = notation.withDates(pattern);
            } catch (IllegalArgumentException e) {
                problems.add("The format.date (" + pattern + ") cannot be used: " + e.getMessage() + "."
                        + System.lineSeparator() + "Maybe write yyyy-MM-dd or dd/MM/yyyy.");
            }
        }
        currency = entries.getOrDefault("format.currency", "IDR");
        check(
                currency.matches("[A-Z]{3}"),
                "format.currency",
                "(" + currency + ") must be a code of ISO 4217, such as IDR or USD");
        separator = choice("separator", "comma", SEPARATORS);
        percentages = choice("share", "percent", SHARES);
        wholeTargets = choice("targets", "own", TARGETS);
        String name = entries.getOrDefault("format.charset", "UTF-8");
        try {
            charset = Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            problems.add("The format.charset (" + name + ") is unknown." + System.lineSeparator()
                    + "Maybe write UTF-8 or windows-1252.");
        }
    }

    private void readPaces() {
        entries.forEach((key, corners) -> {
            if (!key.startsWith(PACE) || !PACED.containsKey(key.substring(PACE.length()))) {
                return;
            }
            try {
                Pace pace = Pace.linear();
                for (String corner : corners.split(",", -1)) {
                    String[] shares = corner.strip().split("\\s+", -1);
                    if (shares.length != 2) {
                        throw new IllegalArgumentException("a corner is a share of the days and one of the result");
                    }
                    pace = pace.through(Double.parseDouble(shares[0]), Double.parseDouble(shares[1]));
                }
                paces.put(key.substring(PACE.length()), pace);
            } catch (NumberFormatException e) {
                problems.add(badPace(key, corners, "shares are written as 0.4"));
            } catch (IllegalArgumentException e) {
                problems.add(
                        badPace(key, corners, String.valueOf(e.getMessage()).replaceFirst("\\.?(\n.*)?$", "")));
            }
        });
    }

    private static String badPace(String key, String corners, String why) {
        return "The " + key + " (" + corners + ") cannot be used: " + why + "." + System.lineSeparator()
                + "Maybe write 0.4 0.8, 0.7 0.95: after 40 % of the days 80 % of the result, after 70 % 95 %.";
    }

    private <T> T choice(String key, String otherwise, Map<String, T> choices) {
        String word = entries.getOrDefault("format." + key, otherwise).toLowerCase(Locale.ROOT);
        T chosen = choices.get(word);
        if (chosen == null) {
            problems.add("The format." + key + " (" + word + ") must be one of " + sorted(choices.keySet()) + ".");
            return Objects.requireNonNull(choices.get(otherwise));
        }
        return chosen;
    }

    private static String withoutComment(String line) {
        // a sign at the start or after a blank: column headers such as "Order#" keep theirs
        return line.replaceFirst("(^|\\s)#.*$", "").strip();
    }

    private static String withoutByteOrderMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    private static List<String> sortedKeys(Map<String, ?> map) {
        return map.keySet().stream().sorted().toList();
    }

    private static String sorted(Set<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", "));
    }
}
