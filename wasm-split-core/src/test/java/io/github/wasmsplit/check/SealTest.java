package io.github.wasmsplit.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.OutputFile;
import io.github.wasmsplit.api.SealRequest;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.bytes.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Changes to outputs that other tools may make. */
class SealTest extends SealingTest {
  @Test
  void sealingUnchangedOutputsChangesNothing() throws IOException {
    Map<Path, String> was = files(folder);
    SplitResult sealed = seal();
    assertEquals(split.buildId(), sealed.buildId());
    assertEquals(split.files(), sealed.files());
    assertEquals(was, files(folder));
    assertEquals(List.of(), sealed.diagnostics());
  }

  @Test
  void sealsChangedBodiesAndSegments() throws IOException {
    for (String part : List.of("main", "module_1", "module_2", "chunk_1")) {
      change(part, CODE, SectionChanges::withNops);
      change(part, DATA, SectionChanges::inHalves);
    }
    SplitResult sealed = seal();

    assertNotEquals(split.buildId(), sealed.buildId());
    String loader = text("__wasm_split.js");
    assertEquals(idOfMain(folder), idInLoader(folder));
    assertNotEquals(idOfMain(before), idOfMain(folder));
    assertTrue(text("wasm-split-manifest.json").contains(sealed.buildId()));
    for (OutputFile file : sealed.files()) {
      byte[] bytes = Files.readAllBytes(folder.resolve(file.name()));
      assertEquals(Digests.of(bytes).integrity(), file.integrity(), file.name());
      assertEquals(bytes.length, file.bytes(), file.name());
      boolean hashed =
          file.kind() == OutputFile.Kind.MODULE || file.kind() == OutputFile.Kind.CHUNK;
      assertEquals(hashed, file.name().contains(Digests.of(bytes).shortHash()), file.name());
      if (hashed) {
        assertTrue(loader.contains("\"./" + file.name() + "\""), loader);
        String digest = file.integrity().replaceAll("sha256-|=", "");
        assertTrue(loader.contains("\"" + digest + "\"," + bytes.length), loader);
      }
    }
    List<String> expected = sealed.files().stream().map(OutputFile::name).sorted().toList();
    assertEquals(
        expected,
        files(folder).keySet().stream().map(Path::toString).sorted().toList(),
        "files of the build before the seal are gone");
  }

  @Test
  void acceptsAdditionalCustomSections() throws IOException {
    byte[] was = Surgery.sections(bytes(find(folder, "main"))).get(-1);
    change("main", -4, section -> new byte[] {4, 't', 'o', 'o', 'l', 1});
    change("module_1", -1, section -> new byte[] {4, 't', 'o', 'o', 'l', 2});
    seal();
    byte[] main = bytes(find(folder, "main"));
    assertArrayEquals(was, Surgery.sections(main).get(-1));
    assertArrayEquals(new byte[] {4, 't', 'o', 'o', 'l', 1}, Surgery.sections(main).get(-4));
  }

  @Test
  void sealingAgainChangesNothing() throws IOException {
    change("module_1", CODE, SectionChanges::withNops);
    SplitResult first = seal();
    Map<Path, String> once = files(folder);
    SplitResult second = WasmSplit.seal(SealRequest.of(folder));
    assertEquals(first.buildId(), second.buildId());
    assertEquals(first.files(), second.files());
    assertEquals(once, files(folder));
  }

  @Test
  void mainStaysWhereOnlyAModuleHasChanged() throws IOException {
    change("module_1", CODE, SectionChanges::withNops);
    SplitResult sealed = seal();
    assertNotEquals(split.buildId(), sealed.buildId());
    assertArrayEquals(bytes(find(before, "main")), bytes(find(folder, "main")));
    assertEquals(idOfMain(folder), idInLoader(folder));
  }

  @Test
  void theIdOfAChangedMainTellsOfTheOneBefore() throws IOException {
    change("main", -4, section -> new byte[] {4, 't', 'o', 'o', 'l', 1});
    seal();
    String first = idOfMain(folder);
    assertEquals(first, idInLoader(folder));
    byte[] sealed = bytes(find(folder, "main"));
    split(folder, 8);
    change("main", -4, section -> new byte[] {4, 't', 'o', 'o', 'l', 1});
    WasmSplit.seal(SealRequest.of(folder));
    assertNotEquals(first, idOfMain(folder));
    split(folder, 7);
    change("main", -4, section -> new byte[] {4, 't', 'o', 'o', 'l', 1});
    WasmSplit.seal(SealRequest.of(folder));
    assertArrayEquals(sealed, bytes(find(folder, "main")));
  }

  @Test
  void theSameChangeGivesTheSameBuild() throws IOException {
    change("chunk_1", CODE, SectionChanges::withNops);
    String id = seal().buildId();
    Path other = temp.resolve("other");
    split(other, 7);
    Path chunk = find(other, "chunk_1");
    Files.write(chunk, Surgery.change(Files.readAllBytes(chunk), CODE, SectionChanges::withNops));
    assertEquals(id, WasmSplit.seal(SealRequest.of(other)).buildId());
  }

  @Test
  void olderBuildsStay() throws IOException {
    SplitResult newer = split(folder, 8);
    assertNotEquals(split.buildId(), newer.buildId());
    change("main", CODE, SectionChanges::withNops);
    WasmSplit.seal(SealRequest.of(folder));
    for (OutputFile file : split.files()) {
      assertTrue(Files.exists(folder.resolve(file.name())), file.name());
    }
    assertTrue(text(".wasm-split-builds.json").contains(split.buildId()));
    assertFalse(text(".wasm-split-builds.json").contains(newer.buildId()));
  }

  @Test
  void unknownFieldsOfTheManifestStay() throws IOException {
    Path manifest = folder.resolve("wasm-split-manifest.json");
    String more = "{\n  \"more\" : { \"a\" : [ 1, true, null, 0.5 ] },";
    Files.writeString(manifest, Files.readString(manifest).replaceFirst("\\{", more));
    change("module_1", CODE, SectionChanges::withNops);
    WasmSplit.seal(SealRequest.of(folder));
    String text = text("wasm-split-manifest.json").replaceAll("\\s", "");
    assertTrue(text.startsWith("{\"more\":{\"a\":[1,true,null,0.5]},\"version\":1"), text);
  }
}
