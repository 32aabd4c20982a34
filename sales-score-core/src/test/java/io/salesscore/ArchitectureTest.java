package io.salesscore;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.invoke.MethodHandles;
import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the arrows between the rooms of core, and what core never does. */
class ArchitectureTest {

    /** Each room and the one to its left: it may use that one, and what that one may use. */
    private static final Map<String, String> LEFT_OF = Map.ofEntries(
            Map.entry("kpi", "period"),
            Map.entry("measure", "kpi"),
            Map.entry("model", "kpi"),
            Map.entry("score", "model"),
            Map.entry("compare", "score"),
            Map.entry("explain", "compare"),
            Map.entry("review", "explain"),
            Map.entry("sql", "model"),
            Map.entry("config", "score"),
            Map.entry("testing", "explain"));

    private static final JavaClasses CORE = new ClassFileImporter()
            .importUrl(ValueType.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void theClassesOfCoreAreFound() {
        assertThat(CORE).extracting(JavaClass::getName).contains(ValueType.class.getName());
    }

    @Test
    void everyClassLivesInARoom() {
        String[] rooms = Stream.concat(
                        Stream.of("io.salesscore", "io.salesscore.period"),
                        LEFT_OF.keySet().stream().map(room -> "io.salesscore." + room))
                .toArray(String[]::new);
        classes().should().resideInAnyPackage(rooms).check(CORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "period", "kpi", "measure", "model", "score", "compare", "explain", "review", "sql", "config", "testing"
            })
    void aRoomUsesOnlyTheRoomsToItsLeft(String room) {
        List<String> allowed = new ArrayList<>();
        for (String used = room; used != null; used = LEFT_OF.get(used)) {
            allowed.add("io.salesscore." + used);
        }
        classes()
                .that()
                .resideInAPackage("io.salesscore." + room)
                .should(never(dependOnClassesThat(resideInAPackage("io.salesscore..")
                        .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))))
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void noRoomsUseEachOther() {
        slices().matching("io.salesscore.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CORE);
    }

    @ParameterizedTest
    @MethodSource("abstentions")
    void coreAbstainsFrom(Abstention abstention) {
        abstention.rule().check(CORE);
    }

    @ParameterizedTest
    @MethodSource("abstentions")
    void theRuleWouldNoticeAnOffender(Abstention abstention) {
        JavaClasses offender = new ClassFileImporter().importClasses(abstention.offender());
        assertThatThrownBy(() -> abstention.rule().check(offender)).isInstanceOf(AssertionError.class);
    }

    /** What core never does, and a class that does it. */
    private record Abstention(ArchRule rule, Class<?> offender) {}

    static Stream<Named<Abstention>> abstentions() {
        return Stream.of(
                abstention(
                        "clocks",
                        Offenders.Clocks.class,
                        List.of(
                                methods("java.time..", "now"),
                                methods(System.class, "currentTimeMillis|nanoTime"),
                                anything(Clock.class),
                                anything(Date.class),
                                anything(Calendar.class))),
                abstention(
                        "the machine's defaults",
                        Offenders.Defaults.class,
                        List.of(
                                methods(Locale.class, "getDefault"),
                                methods(ZoneId.class, "systemDefault"),
                                methods(TimeZone.class, "getDefault"),
                                methods(Charset.class, "defaultCharset"),
                                methods(System.class, "getProperty|getProperties|getenv"))),
                abstention(
                        "chance without a seed",
                        Offenders.Chance.class,
                        List.of(
                                target(owner(assignableTo(Random.class))).and(new WithoutArguments()),
                                target(owner(type(SplittableRandom.class))).and(new WithoutArguments()),
                                methods(Math.class, "random"),
                                methods(UUID.class, "randomUUID"),
                                anything(ThreadLocalRandom.class),
                                anything(SecureRandom.class))),
                abstention(
                        "functions of Math that differ between machines",
                        Offenders.Inexact.class,
                        List.of(methods(
                                Math.class,
                                "a?sin|a?cos|a?tan|atan2|sinh|cosh|tanh|exp|expm1|log|log10|log1p|pow|cbrt|hypot"))),
                abstention(
                        "reflection",
                        Offenders.Reflection.class,
                        List.of(
                                target(owner(resideInAPackage("java.lang.reflect.."))),
                                methods(Class.class, "forName|newInstance|get(Declared)?(Constructor|Field|Method)s?"),
                                methods(MethodHandles.class, "lookup|publicLookup|privateLookupIn"))),
                abstention(
                        "services and bundles found at run time",
                        Offenders.Services.class,
                        List.of(anything(ServiceLoader.class), anything(ResourceBundle.class))),
                abstention(
                        "threads",
                        Offenders.Threads.class,
                        List.of(
                                anything(Thread.class).and(not(OF_THE_HOST)),
                                target(owner(assignableTo(Executor.class))).and(not(OF_THE_HOST)),
                                anything(Executors.class),
                                anything(CompletableFuture.class),
                                methods(Collection.class, "parallelStream"),
                                target(owner(assignableTo(BaseStream.class))).and(target(nameMatching("parallel"))))),
                Named.of("static state that changes", new Abstention(noMutableStatics(), Offenders.Statics.class)),
                abstention(
                        "static collections that can grow, held by their interface",
                        Offenders.HeldByInterface.class,
                        List.of(MADE_WITH_ITS_CLASS.and(
                                anything(Collection.class).or(anything(Map.class))))));
    }

    /** Threads that a host lends to the batch, and its own, which stays interrupted if it was. */
    private static final DescribedPredicate<JavaAccess<?>> OF_THE_HOST = DescribedPredicate.describe(
            "is to a thread of the host",
            access -> access.getOriginOwner().getName().equals("io.salesscore.score.Work")
                    && List.of("execute", "currentThread", "interrupt")
                            .contains(access.getTarget().getName()));

    /** A constructor that a class calls when it is initialised, to fill a static field. */
    private static final DescribedPredicate<JavaAccess<?>> MADE_WITH_ITS_CLASS = DescribedPredicate.describe(
            "is made with its class",
            access -> access.getOrigin().getName().equals("<clinit>")
                    && access.getTarget().getName().equals("<init>"));

    private static Named<Abstention> abstention(
            String from, Class<?> offender, List<DescribedPredicate<JavaAccess<?>>> accesses) {
        DescribedPredicate<JavaAccess<?>> any = DescribedPredicate.describe(
                "is " + from, access -> accesses.stream().anyMatch(predicate -> predicate.test(access)));
        return Named.of(from, new Abstention(classes().should(never(accessTargetWhere(any))), offender));
    }

    private static DescribedPredicate<JavaAccess<?>> anything(Class<?> type) {
        return target(owner(assignableTo(type)));
    }

    private static DescribedPredicate<JavaAccess<?>> methods(Class<?> type, String names) {
        return anything(type).and(target(nameMatching(names)));
    }

    private static DescribedPredicate<JavaAccess<?>> methods(String packages, String names) {
        return target(owner(resideInAPackage(packages))).and(target(nameMatching(names)));
    }

    private static ArchRule noMutableStatics() {
        DescribedPredicate<JavaField> mutable = DescribedPredicate.describe(
                "may change",
                field -> !field.getModifiers().contains(JavaModifier.FINAL)
                        || isMutable(field.getRawType())
                        || (field.getRawType().isArray()
                                && !field.getModifiers().contains(JavaModifier.PRIVATE)));
        return fields().that()
                .areStatic()
                .and(not(DescribedPredicate.describe(
                        "are written by the compiler",
                        (JavaField field) -> field.getModifiers().contains(JavaModifier.SYNTHETIC))))
                .should(never(be(mutable)))
                .allowEmptyShould(true);
    }

    /** Collections and maps are held by their interface (and made by {@code of} or {@code copyOf}), never by a class. */
    private static boolean isMutable(JavaClass type) {
        return (!type.isInterface() && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class)))
                || type.isAssignableTo(Random.class)
                || type.isAssignableTo(Appendable.class)
                || type.isAssignableTo(ThreadLocal.class)
                || type.isAssignableTo(BitSet.class)
                || type.getPackageName().startsWith("java.util.concurrent");
    }

    private static final class WithoutArguments extends DescribedPredicate<JavaAccess<?>> {

        WithoutArguments() {
            super("is a constructor without arguments");
        }

        @Override
        public boolean test(JavaAccess<?> access) {
            return access.getTarget() instanceof AccessTarget.ConstructorCallTarget call
                    && call.getRawParameterTypes().isEmpty();
        }
    }

    /** One for each abstention; the method reference shows that those are seen as well. */
    @SuppressWarnings("unused")
    private static final class Offenders {

        static final class Clocks {
            final Supplier<LocalDate> today = LocalDate::now;
        }

        static final class Defaults {
            final Locale locale = Locale.getDefault();
        }

        static final class Chance {
            final Random random = new Random();
        }

        static final class Inexact {
            final double power = Math.pow(2, 0.5);
        }

        static final class Reflection {
            final Object[] constructors = String.class.getConstructors();
        }

        static final class Services {
            final ServiceLoader<Runnable> services = ServiceLoader.load(Runnable.class);
        }

        static final class Threads {
            final Stream<String> words = List.of("a").parallelStream();
        }

        static final class Statics {
            static final ArrayList<String> WORDS = new ArrayList<>();
        }

        static final class HeldByInterface {
            static final List<String> WORDS = new ArrayList<>();
        }
    }
}
