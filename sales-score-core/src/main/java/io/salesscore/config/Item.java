package io.salesscore.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A value of a document, at its place. Read as something that it is not, it notes the problem and gives something in its
 * stead, so that the reader goes on and finds the other problems; {@link Section#end} tells it that nothing can be made.
 */
final class Item {

    static final int MOST_OF_FEW = 1_000;

    private static final int MOST_DIGITS_OF_LONG = 19;

    private final Object value;
    private final Path path;
    private final Problems problems;

    Item(Object value, Path path, Problems problems) {
        this.value = value;
        this.path = path;
        this.problems = problems;
    }

    Path path() {
        return path;
    }

    Object value() {
        return value;
    }

    boolean isText() {
        return value instanceof String;
    }

    boolean isMap() {
        return value instanceof Map;
    }

    /** Whether its problem is noted already. */
    boolean isRefused() {
        return value == Sweep.REFUSED;
    }

    /** Whether it is a list without anything in it. */
    boolean isEmptyList() {
        return value instanceof List<?> list && list.isEmpty();
    }

    /** Notes that nothing can be made of it, for a problem that is noted elsewhere. */
    void refuse() {
        problems.mark();
    }

    void problem(String text) {
        problems.add(path, text);
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        refuse("text", value instanceof Number || value instanceof Boolean ? "\nMaybe put it in quotes." : "");
        return "";
    }

    boolean flag() {
        if (value instanceof Boolean flag) {
            return flag;
        }
        refuse("true or false", "");
        return false;
    }

    double number() {
        double number = value instanceof BigDecimal decimal ? decimal.doubleValue() : value instanceof Double d ? d : 0;
        if (!(value instanceof Number)) {
            refuse("a number", hintAtNumber());
        } else if (!(Math.abs(number) <= Double.MAX_VALUE)
                || (number == 0 && value instanceof BigDecimal decimal && decimal.signum() != 0)) {
            problem(Shown.value(value) + " is none that a double can hold.");
            return 0;
        }
        return number;
    }

    private String hintAtNumber() {
        return value instanceof String text && Numbers.parse(text).isPresent() ? "\nMaybe leave the quotes away." : "";
    }

    /** An exact decimal: a number, or plain decimal text. */
    BigDecimal decimal() {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Double number) {
            return Numbers.exact(number);
        }
        Optional<BigDecimal> written = value instanceof String text ? Numbers.parse(text) : Optional.empty();
        if (written.isEmpty()) {
            refuse("a number or a plain decimal as text, such as \"-12.50\",", "");
        }
        return written.orElse(BigDecimal.ZERO);
    }

    long whole() {
        if (!(value instanceof Number)) {
            refuse("a whole number", hintAtNumber());
            return 0;
        }
        BigDecimal decimal = decimal();
        // beyond 19 digits before the point there is no long, and few digits are quickly looked at
        boolean isWhole = (long) decimal.precision() - decimal.scale() <= 19
                && decimal.stripTrailingZeros().scale() <= 0;
        if (isWhole && decimal.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
            return decimal.longValueExact();
        }
        problem(Shown.value(value) + " must be whole, and below 2^63.");
        return 0;
    }

    /** A whole number that may be beyond what doubles keep, and is digits as text there. */
    long exactWhole() {
        if (value instanceof String text
                && text.length() <= MOST_DIGITS_OF_LONG
                && text.chars().allMatch(Item::isDigit)) {
            return text.isEmpty() ? whole() : new Item(new BigDecimal(text), path, problems).whole();
        }
        return whole();
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    int count() {
        long whole = whole();
        if (Math.abs(whole) > Integer.MAX_VALUE) {
            problem("The number (" + whole + ") must lie between -2147483647 and 2147483647.");
            return 0;
        }
        return (int) whole;
    }

    <E extends Enum<E>> Optional<E> choice(E[] constants) {
        return choice(EnumText.all(constants)).map(word -> {
            for (E constant : constants) {
                if (EnumText.of(constant).equals(word)) {
                    return constant;
                }
            }
            throw new IllegalStateException(word);
        });
    }

    /** One of some words. */
    Optional<String> choice(List<String> words) {
        if (!isText()) {
            refuse("one of " + words, value instanceof Boolean ? "\nMaybe put it in quotes." : "");
            return Optional.empty();
        }
        String text = text();
        if (words.contains(text)) {
            return Optional.of(text);
        }
        problem("The text (" + Shown.text(text) + ") is none of " + Shown.words(words) + "."
                + meant(text, words)
                        .map(word -> "\nMaybe (" + word + ") is meant.")
                        .orElse(""));
        return Optional.empty();
    }

    LocalDate date() {
        if (!isText()) {
            refuse("a date as text, such as \"2026-06-30\",", "");
            return LocalDate.EPOCH;
        }
        try {
            return LocalDate.parse(text());
        } catch (DateTimeException noDate) {
            problem("The text (" + Shown.text(text()) + ") is no date.\nMaybe one like 2026-06-30 is meant.");
            return LocalDate.EPOCH;
        }
    }

    /** What the text says, read by whoever knows. */
    <T> Optional<T> parsed(Function<String, T> reader) {
        String text = text();
        return isText() ? made(() -> reader.apply(text)) : Optional.empty();
    }

    /** What somebody makes of it who may refuse to. */
    <T> Optional<T> made(Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException | DateTimeException refused) {
            problem(String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    /** Items of which no document that people read has so many, and of which each is held against the others. */
    List<Item> few() {
        List<Item> items = items();
        if (items.size() > MOST_OF_FEW) {
            problem(tooMany(items.size()));
            return List.of();
        }
        return items;
    }

    static String tooMany(int count) {
        return "There are " + count + " of them, and " + MOST_OF_FEW + " are the most.";
    }

    /** The candidate that somebody meant, as long as anybody reads it. */
    Optional<String> meant(String word, Collection<String> candidates) {
        return problems.meant(word, candidates);
    }

    List<Item> items() {
        if (!(value instanceof List)) {
            refuse("a list", "");
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        for (Object each : Sweep.list(value)) {
            items.add(new Item(each, path.index(items.size()), problems));
        }
        return items;
    }

    Section section() {
        if (!isMap()) {
            refuse("a map", "");
            return Section.unreadable(path, problems);
        }
        return new Section(Sweep.map(value), path, problems);
    }

    private void refuse(String wanted, String hint) {
        if (isRefused()) {
            problems.mark();
        } else {
            problem(Shown.value(value) + " stands where " + wanted + " belongs." + hint);
        }
    }
}
