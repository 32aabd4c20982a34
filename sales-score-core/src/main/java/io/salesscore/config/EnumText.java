package io.salesscore.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Constants as a document names them: in lower case, with hyphens. */
final class EnumText {

    private EnumText() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> all(Enum<?>[] constants) {
        return Arrays.stream(constants).map(EnumText::of).toList();
    }
}
