package io.github.wasmsplit.runtime;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** The manifest as it is written; fields of later versions are passed over. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ManifestFields(
    int version,
    String buildId,
    String loader,
    String js,
    Unit main,
    List<Module> modules,
    List<Unit> chunks) {
  private static final int VERSION = 1;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Main or a chunk. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Unit(String file, long bytes, String integrity) {
    SplitFile asFile() {
      return new SplitFile(file, bytes, integrity);
    }
  }

  /** A module; one without a file has all its code elsewhere. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Module(String name, String file, long bytes, String integrity, List<String> chunks) {}

  ManifestFields {
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "version is " + version + ", this class reads version " + VERSION);
    }
    require(buildId, "buildId");
    require(loader, "loader");
    require(main, "main");
    require(modules, "modules");
    require(chunks, "chunks");
  }

  private static void require(Object value, String field) {
    if (value == null) {
      throw new IllegalArgumentException("the field " + field + " is missing");
    }
  }

  static ManifestFields parse(byte[] json) throws IOException {
    return Objects.requireNonNull(JSON.readValue(json, ManifestFields.class), "no object");
  }
}
