package io.salesscore.config;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Collectors;

/** What stands in a document, as a problem shows it: short and on one line, whoever wrote it. */
final class Shown {

    private static final int MOST_OF_TEXT = 80;
    private static final int MOST_DIGITS = 20;
    private static final int MOST_WORDS = 20;

    private Shown() {}

    /** The beginning of a text, without characters that would break the line or the log that it is printed to. */
    static String text(String text) {
        boolean cut = text.length() > MOST_OF_TEXT;
        StringBuilder shown = new StringBuilder(cut ? text.substring(0, MOST_OF_TEXT) : text);
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || isLineEnd(c)) {
                shown.setCharAt(i, '\uFFFD');
            }
        }
        return cut ? shown.append('…').toString() : shown.toString();
    }

    private static boolean isLineEnd(char c) {
        return c == '\u2028' || c == '\u2029';
    }

    /** The first of some words. */
    static String words(Collection<String> words) {
        return words.stream().limit(MOST_WORDS).map(Shown::text).collect(Collectors.joining(", ", "[", ""))
                + (words.size() > MOST_WORDS ? ", …]" : "]");
    }

    static String number(double number) {
        return number(Numbers.exact(number));
    }

    static String number(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        boolean plain = stripped.precision() <= MOST_DIGITS && Math.abs((long) stripped.scale()) <= MOST_DIGITS;
        return text(plain ? stripped.toPlainString() : stripped.toString());
    }

    /** A value in a sentence, with its kind. */
    static String value(Object value) {
        if (value instanceof String text) {
            return "The text (" + text(text) + ")";
        }
        if (value instanceof Double number) {
            return "The number (" + number(number.doubleValue()) + ")";
        }
        if (value instanceof BigDecimal number) {
            return "The number (" + number(number) + ")";
        }
        if (value instanceof Boolean truth) {
            return "The truth value (" + truth + ")";
        }
        return value instanceof Iterable ? "A list" : "A map";
    }
}
