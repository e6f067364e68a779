package io.rheobase;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which package may know which, and what none may use. */
class ArchitectureTest {
  private static final String ROOT = "io.rheobase.";

  /** From the bottom up: each may know those before it. */
  private static final List<String> ORDER =
      List.of(
          "units",
          "math",
          "machine",
          "random",
          "equations",
          "compiler",
          "model",
          "checkpoint",
          "input",
          "network",
          "engine",
          "hdf5",
          "npy",
          "record",
          "analysis",
          "experiment",
          "params",
          "run",
          "verify",
          "infer",
          "sweep",
          "report",
          "cli");

  /** What computes: it knows no files, no parameter files and no user. */
  private static final String[] COMPUTING =
      Stream.of(
              "units",
              "math",
              "random",
              "equations",
              "compiler",
              "model",
              "input",
              "network",
              "engine")
          .map(name -> ROOT + name + "..")
          .toArray(String[]::new);

  private static final Set<String> INEXACT =
      Set.of(
          "exp", "expm1", "log", "log10", "log1p", "pow", "cbrt", "sin", "cos", "tan", "asin",
          "acos", "atan", "atan2", "sinh", "cosh", "tanh", "hypot");

  private static JavaClasses project;

  @BeforeAll
  static void readClasses() {
    project =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.rheobase");
    assertTrue(project.size() > 80, "classes were found");
  }

  private static String packageBelowRoot(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(ROOT)) {
      return "";
    }
    String below = name.substring(ROOT.length());
    return below.contains(".") ? below.substring(0, below.indexOf('.')) : below;
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    classes()
        .should()
        .resideInAnyPackage(ORDER.stream().map(name -> ROOT + name + "..").toArray(String[]::new))
        .check(project);
  }

  @Test
  void packagesKnowOnlyThoseBelowThem() {
    classes().should(knowOnlyWhatIsBelow()).check(project);
  }

  private static ArchCondition<JavaClass> knowOnlyWhatIsBelow() {
    return new ArchCondition<>("know only packages below their own") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        int own = ORDER.indexOf(packageBelowRoot(type));
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          if (ORDER.indexOf(packageBelowRoot(dependency.getTargetClass())) > own) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.rheobase.(*)..").should().beFreeOfCycles().check(project);
  }

  @Test
  void whatComputesKnowsNoFilesNoLogAndNoUser() {
    noClasses()
        .that()
        .resideInAnyPackage(COMPUTING)
        .should()
        .dependOnClassesThat(
            isOf("java.nio.file", "java.util.logging", "picocli", "org.yaml")
                .or(isOf("java.lang.System$Logger", "java.util.Scanner", "me.tongfei"))
                .or(
                    isOf("java.io")
                        .and(DescribedPredicate.not(isExactly(IOException.class)))
                        .and(DescribedPredicate.not(isExactly(UncheckedIOException.class)))
                        .and(DescribedPredicate.not(isExactly(Serializable.class)))))
        .check(project);
  }

  private static DescribedPredicate<JavaClass> isOf(String... prefixes) {
    return DescribedPredicate.describe(
        "of " + String.join(", ", prefixes),
        type -> Stream.of(prefixes).anyMatch(type.getFullName()::startsWith));
  }

  private static DescribedPredicate<JavaClass> isExactly(Class<?> type) {
    return DescribedPredicate.describe(
        type.getName(), (JavaClass other) -> other.isEquivalentTo(type));
  }

  /** A library that can be changed in one place. */
  @ParameterizedTest
  @CsvSource({
    "org.yaml.snakeyaml, params",
    "de.siegmar.fastcsv, params report",
    "org.apache.commons.text, params units",
    "picocli, cli",
    "me.tongfei.progressbar, cli",
    "com.fasterxml.jackson, params run infer report units",
    "org.objectweb.asm, compiler",
    "io.jhdf, params report",
    "org.knowm.xchart, report",
    "org.ejml, model network run",
    "jdk.incubator.vector, compiler math random",
  })
  void libraryIsKnownWhereItBelongs(String library, String packages) {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            Stream.of(packages.split(" ")).map(name -> ROOT + name + "..").toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library + "..")
        .check(project);
  }

  /** The JDK's own functions differ between machines in the last bit. */
  @Test
  void nothingCallsAnInexactFunctionOfTheJdk() {
    classes().should(access("no inexact function", ArchitectureTest::isInexact)).check(project);
  }

  private static boolean isInexact(JavaAccess<?> access) {
    return access.getTargetOwner().isEquivalentTo(Math.class)
        && INEXACT.contains(access.getTarget().getName());
  }

  @Test
  void nothingDrawsFromAGeneratorThatHasState() {
    noClasses()
        .should()
        .dependOnClassesThat(
            isOf("java.util.Random", "java.util.SplittableRandom", "java.util.random")
                .or(isOf("java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom")))
        .check(project);
    classes()
        .should(
            access(
                "not Math.random",
                access ->
                    access.getTargetOwner().isEquivalentTo(Math.class)
                        && access.getTarget().getName().equals("random")))
        .check(project);
  }

  /** A text must not depend on the language of the machine. */
  @Test
  void textsAreFormattedForNoLocale() {
    classes()
        .should(access("formatting without a Locale", ArchitectureTest::isOfTheMachinesLocale))
        .check(project);
  }

  private static boolean isOfTheMachinesLocale(JavaAccess<?> access) {
    boolean text =
        access.getTargetOwner().isEquivalentTo(String.class)
            || access.getTargetOwner().isEquivalentTo(PrintWriter.class)
            || access.getTargetOwner().isEquivalentTo(PrintStream.class);
    return text
        && Set.of("format", "printf", "formatted", "toLowerCase", "toUpperCase")
            .contains(access.getTarget().getName())
        && access.getTarget() instanceof CodeUnitAccessTarget target
        && target.getRawParameterTypes().stream().noneMatch(t -> t.isEquivalentTo(Locale.class));
  }

  private static ArchCondition<JavaClass> access(
      String what, Predicate<? super JavaAccess<?>> forbidden) {
    return new ArchCondition<>("have " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getAccessesFromSelf().stream()
            .filter(forbidden)
            .forEach(
                access -> events.add(SimpleConditionEvent.violated(type, access.getDescription())));
      }
    };
  }

  @Test
  void theseRulesSeeWhatTheyForbid() {
    JavaClasses offenders = new ClassFileImporter().importClasses(Offender.class);
    for (ArchCondition<JavaClass> condition :
        List.of(
            access("no inexact function", ArchitectureTest::isInexact),
            access("formatting", ArchitectureTest::isOfTheMachinesLocale))) {
      assertThrows(AssertionError.class, () -> classes().should(condition).check(offenders));
    }
  }

  /** What no class of the project may do. */
  static final class Offender {
    private final DoubleUnaryOperator inexact = Math::exp;

    String text(double x) {
      return String.format("%f", inexact.applyAsDouble(x));
    }
  }
}
