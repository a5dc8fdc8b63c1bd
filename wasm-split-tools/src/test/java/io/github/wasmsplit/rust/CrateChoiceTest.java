package io.github.wasmsplit.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.rust.CargoMetadata.Crate;
import io.github.wasmsplit.rust.CargoMetadata.Target;
import io.github.wasmsplit.rust.RustBuildRequest.CargoOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choice of the package and the target to build. */
class CrateChoiceTest {
  private static final Target LIBRARY = target("the_app", "cdylib", "rlib");

  @TempDir Path folder;

  @Test
  void takesTheLibraryBeforeTheOnlyBinary() throws IOException {
    Crate both = crate("app", LIBRARY, target("app", "bin"));
    assertEquals("--lib", choose(null, null, both).argument());
    assertEquals("the_app", choose(null, null, both).outName());
    assertEquals("--bin=app", choose(null, "app", both).argument());

    Crate binary = crate("other", target("other", "lib"), target("my-bin", "bin"));
    assertEquals("--bin=my-bin", choose("other", null, both, binary).argument());
    assertEquals("my_bin", choose("other", null, both, binary).outName());
  }

  @Test
  void takesTheOnlyProgramOfAWorkspace() throws IOException {
    assertEquals(
        "app",
        choose(null, null, crate("tools", target("tools", "lib")), crate("app", LIBRARY))
            .crate()
            .name());
  }

  @Test
  void asksTheUserIfTheChoiceIsAmbiguous() throws IOException {
    Crate one = crate("one", LIBRARY);
    Crate two = crate("two", target("a", "bin"), target("b", "bin"));
    Crate none = crate("none", target("none", "lib"), target("build-script-build", "custom-build"));
    assertTells("set <package> to one of one, two", null, null, one, two, none);
    assertTells("There is no package three", "three", null, one, two);
    assertTells("set <binary> to one of a, b", "two", null, one, two);
    assertTells("has no binary c", "two", "c", one, two);
    assertTells("leave out <binary>", "one", "c", one, two);
    assertTells("write [lib] crate-type = [\"cdylib\"]", "none", null, one, none);
  }

  private void assertTells(String text, String name, String binary, Crate... crates) {
    RustBuildException e =
        assertThrows(RustBuildException.class, () -> choose(name, binary, crates));
    assertTrue(e.getMessage().contains(text), e.getMessage());
  }

  private CrateChoice choose(String name, String binary, Crate... crates) {
    CargoOptions options =
        new CargoOptions(
            folder,
            "release",
            List.of(),
            true,
            false,
            false,
            false,
            Optional.ofNullable(name),
            Optional.ofNullable(binary),
            List.of());
    return CrateChoice.of(
        new CargoMetadata(List.of(crates), folder, folder), folder.resolve("workspace"), options);
  }

  private Crate crate(String name, Target... targets) throws IOException {
    Path manifest = Files.createDirectories(folder.resolve(name)).resolve("Cargo.toml");
    return new Crate(name, name, "1", manifest, true, Stream.of(targets).toList());
  }

  private static Target target(String name, String... kinds) {
    return new Target(name, List.of(kinds));
  }
}
