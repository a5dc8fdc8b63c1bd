package io.github.wasmsplit.maven;

import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.digest.ContentDigest;
import java.io.IOException;
import java.nio.file.Path;

/** A digest that changes whenever the outputs of a split could. */
final class Fingerprint {
  private Fingerprint() {}

  /** Digest of a request: contents of inputs, options, and the tool. */
  static String of(SplitRequest request, String tool) throws IOException {
    ContentDigest digest = new ContentDigest().addText(tool);
    addOptions(digest, request);
    return digest.addFiles(InputFiles.of(request)).hex();
  }

  /** All that can change the outputs; threads and the listener cannot. */
  private static void addOptions(ContentDigest digest, SplitRequest request) {
    digest
        .addText(request.outputs().directory().toAbsolutePath().toString())
        .addText(request.inputs().js().map(Path::toString).orElse(""))
        .addText(request.outputs().mainName())
        .addText(request.outputs().names().name())
        .addText(Boolean.toString(request.outputs().nameAssets()))
        .addText(Boolean.toString(request.allowUnsplit()))
        .addText(request.plan().toString())
        .addText(Integer.toString(request.outputs().keepBuilds()))
        .addText(request.outputs().baseUrl());
    request.outputs().pages().forEach(page -> digest.addText(page.toString()));
  }
}
