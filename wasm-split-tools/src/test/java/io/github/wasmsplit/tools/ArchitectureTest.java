package io.github.wasmsplit.tools;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the arrows between the packages of the tools, none of which depends on Maven. */
class ArchitectureTest {
  private static final String ROOT = "io.github.wasmsplit.";

  /** Each package with the packages it may use; the empty name is the core's facade. */
  private static final Map<String, List<String>> ARROWS =
      Map.of(
          "compress", List.of("process"),
          "digest", List.of(),
          "process", List.of("environment"),
          "report", List.of("compress", "", "api"),
          "rust", List.of("digest", "process", "concurrent", "environment"),
          "doctor", List.of("process", "rust", "", "api", "diag"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> location.contains("wasm-split-tools"))
          .importPackages("io.github.wasmsplit");

  @TestFactory
  Stream<DynamicTest> everyArrowPointsDown() {
    return ARROWS.keySet().stream()
        .sorted()
        .map(name -> DynamicTest.dynamicTest(name, () -> checkArrows(name)));
  }

  private static void checkArrows(String name) {
    String[] allowed =
        Stream.concat(Stream.of(name), ARROWS.get(name).stream())
            .map(p -> p.isEmpty() ? "io.github.wasmsplit" : ROOT + p)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + name)
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.github.wasmsplit..").and(not(resideInAnyPackage(allowed))))
        .orShould()
        .dependOnClassesThat(resideInAPackage("org.apache.maven.."))
        .check(CLASSES);
  }

  @Test
  void noPackageIsForgotten() {
    Set<String> known =
        ARROWS.keySet().stream().map(p -> ROOT + p).collect(Collectors.toCollection(TreeSet::new));
    Set<String> found =
        CLASSES.stream()
            .map(c -> c.getPackageName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(known, found, Arrays.toString(found.toArray()));
  }
}
