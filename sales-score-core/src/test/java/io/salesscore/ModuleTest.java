package io.salesscore;

import static java.lang.module.ModuleDescriptor.Requires.Modifier.MANDATED;
import static java.lang.module.ModuleDescriptor.Requires.Modifier.STATIC;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds what the module promises to those who require it; runs on the module path. */
class ModuleTest {

    private static final ModuleDescriptor MODULE = ValueType.class.getModule().getDescriptor();

    @Test
    void itIsNamedAfterTheRootPackage() {
        assertThat(MODULE.name()).isEqualTo("io.salesscore");
        assertThat(MODULE.isOpen()).isFalse();
    }

    @Test
    void itRequiresSlf4jAloneAtRunTime() {
        assertThat(MODULE.requires().stream().collect(toMap(Requires::name, Requires::modifiers)))
                .isEqualTo(Map.of(
                        "java.base", Set.of(MANDATED),
                        "org.slf4j", Set.of(),
                        "org.immutables.value.annotations", Set.of(STATIC),
                        "org.jspecify", Set.of(STATIC)));
    }

    @Test
    void itExportsEveryRoomToEveryoneAndNothingElse() {
        Set<String> rooms = new ClassFileImporter()
                .importUrl(ValueType.class.getProtectionDomain().getCodeSource().getLocation()).stream()
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.equals("io.salesscore"))
                        .collect(toSet());
        assertThat(MODULE.exports()).noneMatch(Exports::isQualified);
        assertThat(MODULE.exports()).extracting(Exports::source).containsExactlyInAnyOrderElementsOf(rooms);
        assertThat(MODULE.opens()).isEmpty();
        assertThat(MODULE.provides()).isEmpty();
        assertThat(MODULE.uses()).isEmpty();
    }
}
