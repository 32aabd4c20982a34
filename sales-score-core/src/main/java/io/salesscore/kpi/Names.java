package io.salesscore.kpi;

import java.util.Locale;

/**
 * What people call a thing, in the two languages of the library.
 *
 * @param english the English name, not blank
 * @param indonesian the name in Bahasa Indonesia, not blank
 */
public record Names(String english, String indonesian) {

    /**
     * Checks that neither name is blank.
     *
     * @param english the English name
     * @param indonesian the name in Bahasa Indonesia
     * @throws IllegalArgumentException if a name is blank
     */
    public Names {
        if (english.isBlank() || indonesian.isBlank()) {
            throw new IllegalArgumentException("The names (" + english + ", " + indonesian + ") must both be given.\n"
                    + "Maybe give one name alone where it serves both languages.");
        }
    }

    /**
     * One name for both languages.
     *
     * @param name the name, not blank
     * @return the names
     */
    public static Names of(String name) {
        return new Names(name, name);
    }

    /**
     * The name for a reader: the Indonesian one where the locale's language is {@code id} (or its old code {@code in}),
     * else the English one.
     *
     * @param locale the reader's locale; only its language counts
     * @return the name
     */
    public String in(Locale locale) {
        String language = locale.getLanguage();
        return language.equals("id") || language.equals("in") ? indonesian : english;
    }
}
