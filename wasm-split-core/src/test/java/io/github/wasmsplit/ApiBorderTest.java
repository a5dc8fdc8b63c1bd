package io.github.wasmsplit;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Signatures of the public API name only types of the JDK and exported types. */
class ApiBorderTest {
  private static final String ROOT = "io.github.wasmsplit";
  private static final Set<String> EXPORTED = Set.of(ROOT, ROOT + ".api", ROOT + ".diag");

  private static final Set<JavaClass> PUBLIC_TYPES = publicTypes();

  @Test
  void noInternalTypeStandsInAPublicSignature() {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : PUBLIC_TYPES) {
      Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
          .filter(t -> !isVisible(t))
          .forEach(t -> found.add(type.getName() + " extends " + t.getName()));
      type.getMembers().stream()
          .filter(m -> m.getModifiers().contains(PUBLIC) || m.getModifiers().contains(PROTECTED))
          .forEach(m -> typesOf(m).filter(t -> !isVisible(t)).forEach(t -> add(found, m, t)));
    }
    assertEquals(Set.of(), found);
  }

  @Test
  void thereArePublicTypesToCheck() {
    assertFalse(
        PUBLIC_TYPES.stream().noneMatch(t -> t.getName().equals(WasmSplit.class.getName())));
  }

  private static Set<JavaClass> publicTypes() {
    Set<JavaClass> types = new TreeSet<>((a, b) -> a.getName().compareTo(b.getName()));
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT)
            .stream()
            .filter(t -> EXPORTED.contains(t.getPackageName()))
            .filter(t -> t.getModifiers().contains(PUBLIC))
            .forEach(types::add);
    return types;
  }

  /** All raw types of a signature, including those of type arguments. */
  private static Stream<JavaClass> typesOf(JavaMember member) {
    if (member instanceof JavaField field) {
      return field.getType().getAllInvolvedRawTypes().stream();
    }
    JavaCodeUnit code = (JavaCodeUnit) member;
    return Stream.of(
            code.getParameterTypes().stream(),
            Stream.of(code.getReturnType()),
            code.getExceptionTypes().stream().map(t -> (JavaType) t))
        .flatMap(s -> s)
        .flatMap(t -> t.getAllInvolvedRawTypes().stream());
  }

  private static boolean isVisible(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return name.isEmpty() || name.startsWith("java.") || EXPORTED.contains(name);
  }

  private static void add(Set<String> found, JavaMember member, JavaClass type) {
    found.add(member.getFullName() + " names " + type.getName());
  }
}
