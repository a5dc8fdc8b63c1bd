package io.github.wasmsplit.maven;

import io.github.wasmsplit.api.OutputFile;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.digest.ContentDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes two files that depend on the inputs, and counts its runs. */
final class FakeSplit implements Function<SplitRequest, SplitResult> {
  int runs;

  @Override
  public SplitResult apply(SplitRequest request) {
    runs++;
    try {
      Path out = Files.createDirectories(request.outputs().directory());
      Files.copy(request.inputs().bindgened(), out.resolve(request.outputs().mainName() + ".tmp"));
      Files.deleteIfExists(out.resolve(request.outputs().mainName()));
      Files.move(
          out.resolve(request.outputs().mainName() + ".tmp"),
          out.resolve(request.outputs().mainName()));
      Files.writeString(out.resolve("a name with spaces.js"), "loader");
      return new SplitResult(
          "0123456789abcdef",
          List.of(
              file(out, request.outputs().mainName(), OutputFile.Kind.MAIN),
              file(out, "a name with spaces.js", OutputFile.Kind.LOADER)),
          Map.of(),
          "{}",
          List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OutputFile file(Path folder, String name, OutputFile.Kind kind)
      throws IOException {
    Path path = folder.resolve(name);
    return new OutputFile(name, kind, Files.size(path), ContentDigest.integrity(path));
  }
}
