package io.github.wasmsplit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the arrows between packages: data flows one way, and so do dependencies. */
class ArchitectureTest {
  private static final String ROOT = "io.github.wasmsplit";

  /** Each package with the packages it may use; all may use themselves, diag and concurrent. */
  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          Map.entry("diag", List.of()),
          Map.entry("concurrent", List.of()),
          Map.entry("environment", List.of()),
          Map.entry("bytes", List.of()),
          Map.entry("names", List.of()),
          Map.entry("page", List.of("output", "input", "api", "bytes", "runtime")),
          Map.entry("graph", List.of("bytes")),
          Map.entry("wasm", List.of("bytes")),
          Map.entry("wasm.linking", List.of("wasm", "bytes")),
          Map.entry("code", List.of("wasm", "bytes")),
          // Classes for servers, from another module.
          Map.entry("runtime", List.of()),
          Map.entry("api", List.of()),
          Map.entry("read", List.of("wasm", "wasm.linking", "code", "bytes")),
          // The waist: values that all later stages share.
          Map.entry("program", List.of("graph", "wasm", "wasm.linking", "bytes")),
          Map.entry("input", List.of("program", "read", "wasm", "wasm.linking", "bytes")),
          Map.entry(
              "link",
              List.of(
                  "input", "program", "graph", "read", "wasm", "wasm.linking", "code", "bytes")),
          Map.entry("loader", List.of("program", "graph", "bytes", "runtime")),
          Map.entry("output", List.of("api", "bytes", "runtime")),
          Map.entry(
              "glue", List.of("input", "program", "loader", "output", "wasm", "bytes", "runtime")),
          Map.entry("plan", List.of("program", "graph", "api", "wasm", "wasm.linking", "bytes")),
          Map.entry(
              "why", List.of("plan", "program", "graph", "names", "wasm", "wasm.linking", "bytes")),
          Map.entry("emit.names", List.of("glue", "program", "wasm", "bytes")),
          Map.entry(
              "emit.layout", List.of("emit.names", "plan", "glue", "program", "wasm", "bytes")),
          Map.entry(
              "emit.section", List.of("emit.layout", "plan", "program", "wasm", "code", "bytes")),
          Map.entry(
              "emit", List.of("emit.section", "emit.layout", "plan", "glue", "wasm", "bytes")),
          Map.entry(
              "check",
              List.of(
                  "emit",
                  "emit.layout",
                  "glue",
                  "plan",
                  "program",
                  "graph",
                  "read",
                  "wasm",
                  "code",
                  "bytes")),
          Map.entry(
              "describe",
              List.of(
                  "emit", "plan", "glue", "loader", "page", "output", "program", "api", "wasm",
                  "bytes", "runtime")),
          Map.entry("publish", List.of("output", "input", "api", "bytes", "runtime")),
          Map.entry(
              "seal",
              List.of(
                  "output", "loader", "page", "check", "program", "api", "read", "wasm", "code",
                  "bytes", "runtime")),
          Map.entry("optimize", List.of("api", "environment", "read", "wasm", "code", "bytes")));

  private static final Set<String> FOR_ALL = Set.of("diag", "concurrent");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @TestFactory
  Stream<DynamicTest> everyArrowPointsDown() {
    return ARROWS.keySet().stream()
        .sorted()
        .map(name -> DynamicTest.dynamicTest(name, () -> checkArrows(name)));
  }

  private static void checkArrows(String name) {
    String[] allowed =
        Stream.of(Set.of(name), ARROWS.get(name), FOR_ALL)
            .flatMap(Collection::stream)
            .map(ArchitectureTest::qualified)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(qualified(name))
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed))))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void noPackageIsForgotten() {
    Set<String> known =
        ARROWS.keySet().stream()
            .map(ArchitectureTest::qualified)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> found =
        CLASSES.stream()
            .map(c -> c.getPackageName())
            .filter(p -> !p.equals(ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    found.removeAll(known);
    assertEquals(Set.of(), found, "packages without a line in ARROWS");
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void coreDoesNotDependOnMaven() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus.."))
        .check(CLASSES);
  }

  /** A split without pages does not load it. */
  @Test
  void onlyPagesUseJsoup() {
    noClasses()
        .that()
        .resideOutsideOfPackage(qualified("page"))
        .should()
        .dependOnClassesThat(resideInAPackage("org.jsoup.."))
        .check(CLASSES);
  }

  @Test
  void diagnosticsDependOnTheJdkOnly() {
    noClasses()
        .that()
        .resideInAPackage(qualified("diag"))
        .should()
        .dependOnClassesThat(not(resideInAnyPackage("java..", qualified("diag"))))
        .check(CLASSES);
  }

  private static String qualified(String name) {
    return ROOT + "." + name;
  }
}
