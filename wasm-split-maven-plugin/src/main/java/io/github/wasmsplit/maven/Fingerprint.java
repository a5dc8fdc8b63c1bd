package io.github.wasmsplit.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wasmsplit.api.SplitRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** A digest that changes whenever the outputs could. */
final class Fingerprint {
  private final MessageDigest digest = Digests.sha256();

  private Fingerprint() {}

  /** Digest of a request: contents of inputs, options, and the tool. */
  static String of(SplitRequest request, String tool) throws IOException {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.addText(tool);
    fingerprint.addOptions(request);
    for (Path file : InputFiles.of(request)) {
      fingerprint.addFile(file);
    }
    return fingerprint.hex();
  }

  /** Digest of texts. */
  static String ofTexts(List<String> texts) {
    Fingerprint fingerprint = new Fingerprint();
    texts.forEach(fingerprint::addText);
    return fingerprint.hex();
  }

  /** Digest of all files in {@code folders}. */
  static String ofFiles(List<Path> files) throws IOException {
    Fingerprint fingerprint = new Fingerprint();
    for (Path file : files) {
      fingerprint.addFile(file);
    }
    return fingerprint.hex();
  }

  /** All that can change the outputs; threads and the listener cannot. */
  private void addOptions(SplitRequest request) {
    addText(request.outputDirectory().toAbsolutePath().toString());
    addText(request.js().map(Path::toString).orElse(""));
    addText(request.mainName());
    addText(request.names().name());
    addText(Boolean.toString(request.nameAssets()));
    addText(Boolean.toString(request.allowUnsplit()));
    addText(request.plan().toString());
    addText(Integer.toString(request.keepBuilds()));
  }

  private void addFile(Path file) throws IOException {
    addText(file.toString());
    addLength(Files.size(file));
    Digests.update(digest, file);
  }

  private void addText(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    addLength(bytes.length);
    digest.update(bytes);
  }

  /** Lengths keep neighbours apart: "ab", "c" must not be the same as "a", "bc". */
  private void addLength(long length) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(length).flip());
  }

  private String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
