package io.winnow;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the package table of docs/architecture.md, and the few other rules that prose alone would not keep. */
class ArchitectureTest {

    private static final String ROOT = "io.winnow";
    private static final String CORE = "model evidence goals scoring ranking planning learning";

    /** A row covers its subpackages, except those with a row of their own. */
    private static final List<Row> TABLE = List.of(
            row("model", "", "facts know nothing but themselves"),
            row("evidence", "model", "what customers said is counted from facts"),
            row("goals", "model", "goals link to facts"),
            row("scoring", "model evidence goals", "a score explains issues by evidence and goals"),
            row("formula", "scoring", "text of the user's becomes a formula of the core"),
            row("ranking", "model scoring", "an order follows from scores"),
            row("planning", "model scoring ranking goals", "a plan follows from the order"),
            row("solver", "planning", "an optimiser answers the core's question"),
            row("learning", "model scoring ranking goals planning", "predictions are compared with what came of them"),
            row("tracker", "model", "the port speaks in facts, so that any tracker can stand behind it"),
            row("tracker.jira", "tracker model", "an adapter sees its port and the facts"),
            row("store", CORE, "the port keeps what the core makes"),
            row("store.sql", "store " + CORE, "an adapter sees its port and the core"),
            row(
                    "intake",
                    "model evidence goals",
                    "files and messages of other systems become evidence or KPI series, and evidence a file"),
            row("matching", "model", "suggestions follow from issues and items, whoever keeps them"),
            row("sync", "model tracker store", "sync carries facts from the tracker to the store"),
            row("push", CORE + " tracker store", "a push compares what the core made with what the tracker holds"),
            row("report", CORE + " push", "pages show what the core made and what was pushed"),
            row(
                    "workflow",
                    CORE + " tracker store intake matching sync push report",
                    "workflows put steps in order, through ports"),
            row(
                    "entry",
                    CORE + " workflow tracker store intake matching sync push report",
                    "entry points call workflows, never adapters"),
            row(
                    "config",
                    "model evidence goals scoring formula ranking planning tracker tracker.jira sync push report"
                            + " workflow entry",
                    "configuration builds each feature's settings record, wherever that stands"),
            row("simulator", "model", "two readings of Jira's API keep each other honest only if they share no code"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages(ROOT);

    static List<Row> table() {
        return TABLE;
    }

    @ParameterizedTest
    @MethodSource("table")
    void a_package_uses_only_what_its_row_allows(Row row) {
        classes()
                .that(belongTo(row))
                .should()
                .onlyDependOnClassesThat(outsideWinnow().or(inRows(row.mayUseAndItself())))
                .allowEmptyShould(true) // rows of packages yet to come
                .because(row.reason())
                .check(CLASSES);
    }

    @Test
    void every_package_is_in_the_table() {
        Set<String> strangers = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (!type.getPackageName().equals(ROOT) && rowOf(type).isEmpty()) {
                strangers.add(type.getPackageName());
            }
        }

        assertThat(strangers)
                .as("packages without a row: a new one is a decision, so add its row and its reason")
                .isEmpty();
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("data flows one way")
                .check(CLASSES);
    }

    @Test
    void nothing_but_the_root_names_an_adapter() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".tracker.jira..", ROOT + ".store.sql..", ROOT + ".config..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".tracker.jira..", ROOT + ".store.sql..")
                .because("another tracker or store must fit without touching what uses it")
                .check(CLASSES);
    }

    @Test
    void the_core_uses_nothing_but_itself_and_plain_java() {
        noClasses()
                .that(resideInAnyPackage(corePackages()))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.util.logging..")
                        .or(JavaClass.Predicates.equivalentTo(Clock.class)))
                .orShould()
                .dependOnClassesThat(describe(
                        "are libraries",
                        type -> !type.isPrimitive()
                                && !type.isArray()
                                && !resideInAnyPackage(ROOT + "..", "java..", "org.jspecify..")
                                        .test(type)))
                .because("the same snapshot must always give the same answer")
                .check(CLASSES);
    }

    static List<Home> homes() {
        return List.of(
                home("okhttp3..", "one limiter and one retry policy guard every call to Jira", "tracker.jira"),
                home("org.apache.velocity..", "one place escapes what pages show", "report"),
                home("java.sql..", "one dialect is written in one place", "store.sql"),
                home(
                        "javax.sql..",
                        "the scheduler keeps its tasks in the store's database",
                        "store.sql",
                        "entry.schedule",
                        ""),
                home("org.jdbi..", "one dialect is written in one place", "store.sql"),
                home("com.ezylang..", "one list says what a formula can do", "formula"),
                home("de.siegmar..", "one place reads and writes CSV", "intake"),
                home("org.apache.lucene..", "one place decides how texts are compared", "matching"),
                home("org.mozilla..", "one place tells a file's encoding", "intake"),
                home("com.zaxxer..", "one pool, made where the database is opened", "store.sql"),
                home("org.flywaydb..", "migrations belong to the schema", "store.sql"),
                home("org.sqlite..", "the database can be exchanged", "store.sql"),
                home("com.github.kagkarlsson..", "workflows don't know who runs them", "entry.schedule"),
                home("picocli..", "workflows don't know who calls them", "entry.cli"),
                home("me.tongfei..", "only a terminal has a progress bar", "entry.cli"),
                home("com.nimbusds..", "one place judges tokens", "entry.forge", "simulator.forge"),
                home("org.ojalgo..", "the planner asks, and knows no optimiser", "solver"),
                home("org.snakeyaml..", "features get settings, not files", "config"));
    }

    @ParameterizedTest
    @MethodSource("homes")
    void a_library_stays_in_its_home(Home home) {
        noClasses()
                .that(describe("are outside " + home.packages(), type -> !home.holds(type)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(home.library())
                .because(home.reason())
                .check(CLASSES);
    }

    @Test
    void time_and_chance_are_parameters() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .accessTargetWhere(describe(
                        "reads the system clock, draws unseeded chance or sleeps",
                        access -> access.getTarget() instanceof CodeUnitAccessTarget target && clockOrChance(target)))
                .because("a test must be able to set the clock and the seed, and never has to wait")
                .check(CLASSES);
    }

    private static boolean clockOrChance(CodeUnitAccessTarget target) {
        boolean takesClock = target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        boolean bare = target.getRawParameterTypes().isEmpty();
        String name = target.getName();
        return switch (target.getOwner().getName()) {
            case "java.time.Clock" -> !takesClock && (name.startsWith("system") || name.startsWith("tick"));
            case "java.lang.System" -> name.equals("currentTimeMillis");
            case "java.util.Date", "java.util.Random" -> bare && name.equals("<init>");
            case "java.lang.Math" -> name.equals("random");
            case "java.util.concurrent.ThreadLocalRandom" -> name.equals("current");
            case "java.lang.Thread", "java.util.concurrent.TimeUnit" -> name.equals("sleep");
            default ->
                !takesClock
                        && name.equals("now")
                        && target.getOwner().getPackageName().startsWith("java.time");
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"util", "utils", "common", "helper", "helpers", "misc", "impl"})
    void no_package_is_a_drawer_for_everything(String name) {
        noClasses()
                .should()
                .resideInAPackage(".." + name + "..")
                .because("a folder says what happens in it")
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Manager", "Helper", "Util", "Utils", "Service", "Processor", "Impl", "Data", "Info", "Dto"})
    void no_class_has_a_name_that_says_nothing(String ending) {
        noClasses()
                .should()
                .haveSimpleNameEndingWith(ending)
                .because("a name says what the thing does or is")
                .check(CLASSES);
    }

    @Test
    void every_package_is_null_marked() {
        List<String> unmarked = CLASSES.getPackage(ROOT).getSubpackagesInTree().stream()
                .filter(packaged -> !packaged.getClasses().isEmpty())
                .filter(packaged -> !nullMarked(packaged))
                .map(JavaPackage::getName)
                .sorted()
                .toList();

        assertThat(unmarked)
                .as("packages whose package-info lacks @NullMarked, without which null goes unchecked")
                .isEmpty();
    }

    private static boolean nullMarked(JavaPackage packaged) {
        return packaged.tryGetPackageInfo().isPresent() && packaged.isAnnotatedWith(NullMarked.class);
    }

    private static DescribedPredicate<JavaClass> belongTo(Row row) {
        return describe(
                "belong to " + row.name(),
                type -> rowOf(type).filter(row::equals).isPresent());
    }

    private static DescribedPredicate<JavaClass> inRows(Set<String> names) {
        return describe(
                "are in " + String.join(", ", names),
                type -> rowOf(type).map(Row::name).filter(names::contains).isPresent());
    }

    private static DescribedPredicate<JavaClass> outsideWinnow() {
        return describe(
                "are not Winnow's", type -> !resideInAPackage(ROOT + "..").test(type));
    }

    /** The row whose name is the longest that leads to the class. */
    private static Optional<Row> rowOf(JavaClass type) {
        return TABLE.stream()
                .filter(row -> within(row.name(), type))
                .max(Comparator.comparing(row -> row.name().length()));
    }

    private static boolean within(String name, JavaClass type) {
        String full = ROOT + "." + name;
        return type.getPackageName().equals(full) || type.getPackageName().startsWith(full + ".");
    }

    private static String[] corePackages() {
        return Arrays.stream(CORE.split(" ", -1))
                .map(name -> ROOT + "." + name + "..")
                .toArray(String[]::new);
    }

    private static Row row(String name, String mayUse, String reason) {
        return new Row(name, Set.of(mayUse.isEmpty() ? new String[0] : mayUse.split(" ", -1)), reason);
    }

    private static Home home(String library, String reason, String... packages) {
        return new Home(library, reason, List.of(packages));
    }

    /** A package and which others it may use besides itself. */
    record Row(String name, Set<String> mayUse, String reason) {

        Set<String> mayUseAndItself() {
            return Stream.concat(Stream.of(name), mayUse.stream()).collect(toCollection(TreeSet::new));
        }

        @Override
        public String toString() {
            return name + " may use " + mayUse.stream().sorted().collect(joining(", "));
        }
    }

    /** A library and the only packages that may touch it; the empty name is the root. */
    record Home(String library, String reason, List<String> packages) {

        boolean holds(JavaClass type) {
            return packages.stream()
                    .anyMatch(name -> name.isEmpty() ? type.getPackageName().equals(ROOT) : within(name, type));
        }

        @Override
        public String toString() {
            return library + " only in " + packages;
        }
    }
}
