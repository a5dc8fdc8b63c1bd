package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.UnsupportedException;
import io.github.wasmsplit.wasm.SectionId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the sections of a file and reads those that are needed; debug information never is. */
final class WasmFile {
  private static final int HEADER_WINDOW = 128;

  private final String file;
  private final FileChannel channel;
  private final long size;
  private final Predicate<String> wanted;

  private WasmFile(String file, FileChannel channel, Predicate<String> wanted) throws IOException {
    this.file = file;
    this.channel = channel;
    this.size = channel.size();
    this.wanted = wanted;
  }

  /**
   * Reads the sections of {@code path}.
   *
   * @param wantedCustoms which custom sections to read the contents of
   */
  static List<RawSection> sections(Path path, Predicate<String> wantedCustoms) {
    if (Files.isDirectory(path)) {
      throw new InputException(
          Diagnostic.error("not-a-file", "This is a folder.")
              .at(Place.file(path.toString()))
              .advise("Name a .wasm file."));
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return new WasmFile(path.toString(), channel, wantedCustoms).read();
    } catch (NoSuchFileException e) {
      throw new InputException(
          Diagnostic.error("no-such-file", "There is no such file.")
              .at(Place.file(path.toString()))
              .advise("Check the path; has the build step that makes the file been run?"),
          e);
    } catch (IOException e) {
      throw new InputException(
          Diagnostic.error("unreadable", "The file cannot be read: " + e.getMessage() + ".")
              .at(Place.file(path.toString())),
          e);
    }
  }

  private List<RawSection> read() throws IOException {
    FileHeader.check(bytes(0, (int) Math.min(FileHeader.LENGTH, size)), file);
    List<RawSection> sections = new ArrayList<>();
    long at = FileHeader.LENGTH;
    while (at < size) {
      RawSection section = section(at, sections.size());
      sections.add(section);
      at = section.end();
    }
    return sections;
  }

  private RawSection section(long at, int index) throws IOException {
    byte[] head = bytes(at, (int) Math.min(HEADER_WINDOW, size - at));
    SectionId id = RawSection.idOf(head[0] & 0xff, file, at);
    long[] length = leb(head, 1, at, id);
    long contents = at + length[1];
    long end = contents + length[0];
    if (end > size) {
      throw new MalformedException(
          Diagnostic.error(
                  "truncated",
                  "The section says that it has "
                      + length[0]
                      + " bytes, but the file ends after "
                      + (size - contents)
                      + ".")
              .at(Place.at(file, at).inSection(id.text()))
              .advise("The file is cut off: build or copy it again."));
    }
    return id == SectionId.CUSTOM
        ? custom(contents, end, index)
        : RawSection.known(id, index, end, slice(contents, end));
  }

  private RawSection custom(long contents, long end, int index) throws IOException {
    byte[] head = bytes(contents, (int) Math.min(HEADER_WINDOW, end - contents));
    long[] length = leb(head, 0, contents, SectionId.CUSTOM);
    long start = contents + length[1] + length[0];
    if (start > end) {
      throw new MalformedException(
          Diagnostic.error("truncated", "The name of a custom section is longer than the section.")
              .at(Place.at(file, contents).inSection(SectionId.CUSTOM.text()))
              .advise(Diagnostic.DAMAGED));
    }
    String name = name(contents + length[1], (int) length[0]);
    Optional<ByteSlice> slice =
        wanted.test(name) ? Optional.of(slice(start, end)) : Optional.empty();
    return RawSection.custom(name, index, end, slice);
  }

  private String name(long from, int length) throws IOException {
    ByteSlice name = ByteSlice.of(bytes(from, length), file, from);
    if (!name.isUtf8()) {
      throw new MalformedException(
          Diagnostic.error("not-utf8", "The name of a custom section is not UTF-8.")
              .at(Place.at(file, from).inSection(SectionId.CUSTOM.text()))
              .advise(Diagnostic.DAMAGED));
    }
    return name.utf8();
  }

  /** Value and offset after it, relative to {@code head}. */
  private long[] leb(byte[] head, int from, long headAt, SectionId section) {
    long value = 0;
    for (int i = from; i < Math.min(head.length, from + 5); i++) {
      value |= (long) (head[i] & 0x7f) << (7 * (i - from));
      if (head[i] >= 0 && value <= 0xffffffffL) {
        return new long[] {value, i + 1};
      }
    }
    throw new MalformedException(
        Diagnostic.error(
                head.length < from + 5 ? "truncated" : "leb128",
                "The size of a section is no 32-bit LEB128 integer.")
            .at(Place.at(file, headAt + from).inSection(section.text()))
            .advise(Diagnostic.DAMAGED));
  }

  private ByteSlice slice(long from, long to) throws IOException {
    if (to - from > Integer.MAX_VALUE - 64) {
      throw new UnsupportedException(
          Diagnostic.error("section-too-large", "A section has more than 2 GiB.")
              .at(Place.at(file, from))
              .advise("Reduce the program."));
    }
    return ByteSlice.of(bytes(from, (int) (to - from)), file, from);
  }

  private byte[] bytes(long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        throw new IOException("the file became shorter while it was read");
      }
    }
    return buffer.array();
  }
}
