package io.github.wasmsplit.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.fixture.MalformedModules;
import io.github.wasmsplit.fixture.MalformedModules.Malformed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A later tool has left files that are not modules. */
class SealMalformedTest extends SealingTest {
  @Test
  void refusesMalformedOutputs() throws IOException {
    for (String part : new String[] {"main", "module_1", "chunk_1"}) {
      Path file = find(folder, part);
      byte[] was = Files.readAllBytes(file);
      for (Malformed malformed : MalformedModules.all().toList()) {
        Files.write(file, malformed.bytes());
        Diagnostic found = refusal(request()).diagnostic();
        assertEquals(malformed.code(), found.code(), () -> part + ": " + malformed);
        assertEquals(file.toString(), found.place().file().orElse(""), found::format);
      }
      Files.write(file, was);
    }
    seal();
  }
}
