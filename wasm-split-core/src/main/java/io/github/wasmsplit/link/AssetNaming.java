package io.github.wasmsplit.link;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.program.AssetPayload;
import io.github.wasmsplit.program.MemoryImage;
import io.github.wasmsplit.program.Program;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names the files of {@code asset!()} in place of dx: by their path below the last folder {@code
 * assets}, so that serving that folder as {@code /assets/} is enough. Names that dx has written
 * stay.
 */
public final class AssetNaming {
  /** What a name may have in Dioxus, in bytes. */
  private static final int MAX_NAME = 255;

  private static final String FOLDER = "/assets/";

  private AssetNaming() {}

  /**
   * The program with every asset named.
   *
   * @throws LinkException if two files would get one name, or a name is too long
   */
  public static Program apply(Program program) {
    MemoryImage image = program.data().image();
    List<ByteSlice> segments = image.contents();
    List<AssetPayload> named = new ArrayList<>();
    Map<String, String> sources = new HashMap<>();
    for (AssetPayload asset : program.data().assets()) {
      named.add(asset);
      if (asset.name().isPresent()) {
        continue;
      }
      String name = name(program, asset, sources);
      int segment = image.segmentAt(asset.address());
      int at = (int) (asset.address() - image.address(segment));
      byte[] item = item(name, segments.get(segment).get(at + asset.nameStart()) & 0xe0);
      if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME
          || !fits(segments.get(segment), at, asset, item)) {
        throw tooLong(program, asset);
      }
      segments.set(segment, write(segments.get(segment), at, asset, item));
      named.set(named.size() - 1, asset.named(name, asset.nameStart() + item.length));
    }
    return program.with(program.data().with(image.with(segments), named));
  }

  private static String name(Program program, AssetPayload asset, Map<String, String> sources) {
    String source = asset.source().replace('\\', '/');
    int folder = source.lastIndexOf(FOLDER);
    int start = folder < 0 ? source.lastIndexOf('/') + 1 : folder + FOLDER.length();
    String name = source.substring(start);
    Place place = Place.file(program.module().file()).inSection("data");
    String other = sources.putIfAbsent(name, source);
    if (other != null && !other.equals(source)) {
      throw new LinkException(
          Diagnostic.error(
                  "asset-name-twice",
                  "The assets " + other + " and " + source + " would both be /assets/" + name + ".")
              .at(place)
              .advise(
                  "Move one into a folder of another name, or build with dx, which adds hashes."));
    }
    return name;
  }

  private static LinkException tooLong(Program program, AssetPayload asset) {
    return new LinkException(
        Diagnostic.error(
                "asset-name-long",
                "There is no room for the name of the asset " + asset.source() + ".")
            .at(Place.file(program.module().file()).inSection("data"))
            .advise("Give the file a shorter name: at most " + MAX_NAME + " bytes."));
  }

  // A placeholder is longer than most names: the bytes after it move up, and zeros fill the end.
  private static ByteSlice write(ByteSlice segment, int at, AssetPayload asset, byte[] item) {
    byte[] bytes = segment.toArray();
    byte[] rest = Arrays.copyOfRange(bytes, at + asset.nameEnd(), at + asset.capacity());
    int from = at + asset.nameStart();
    int end = at + asset.capacity();
    Arrays.fill(bytes, from, end, (byte) 0);
    System.arraycopy(item, 0, bytes, from, item.length);
    int kept = Math.min(rest.length, end - from - item.length);
    System.arraycopy(rest, 0, bytes, from + item.length, kept);
    return ByteSlice.of(bytes, segment.file(), segment.fileOffset());
  }

  // Only zeros may be pushed over the end.
  private static boolean fits(ByteSlice segment, int at, AssetPayload asset, byte[] item) {
    int last = asset.capacity() - 1;
    while (last >= asset.nameEnd() && segment.get(at + last) == 0) {
      last--;
    }
    return asset.nameStart() + item.length + (last + 1 - asset.nameEnd()) <= asset.capacity();
  }

  /** A CBOR item of the given major type, with the shortest header. */
  private static byte[] item(String name, int major) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    byte[] header =
        text.length < 24
            ? new byte[] {(byte) (major | text.length)}
            : new byte[] {(byte) (major | 24), (byte) text.length};
    byte[] item = Arrays.copyOf(header, header.length + text.length);
    System.arraycopy(text, 0, item, header.length, text.length);
    return item;
  }
}
