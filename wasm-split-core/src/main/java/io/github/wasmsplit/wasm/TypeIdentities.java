package io.github.wasmsplit.wasm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells equal recursion groups, of one module and of several: the same types in them, which name
 * equal types, each other by their place. As the Wasm specification has it, section "Types, Roll
 * and Unroll".
 */
final class TypeIdentities {
  /**
   * Longer texts are digested: spelled out, they would double with each type that names the one
   * before twice.
   */
  private static final int LONGEST = 128;

  private final List<RecGroup> groups;
  private final int[] groupOf;
  private final String[] identities;

  private TypeIdentities(List<RecGroup> groups, int[] groupOf) {
    this.groups = groups;
    this.groupOf = groupOf;
    this.identities = new String[groups.size()];
  }

  /** A text for each group, equal for equal groups. */
  static String[] of(List<RecGroup> groups, int[] groupOf) {
    TypeIdentities all = new TypeIdentities(groups, groupOf);
    for (int g = 0; g < all.identities.length; g++) {
      all.identities[g] = all.identity(g);
    }
    return all.identities;
  }

  private String identity(int group) {
    String text = text(group);
    return text.length() <= LONGEST ? text : digest(text);
  }

  /** Types of earlier groups are in it by their identity. */
  private String text(int index) {
    RecGroup group = groups.get(index);
    IndexedBytes body = group.body();
    StringBuilder text = new StringBuilder().append(group.count()).append(' ');
    int at = 0;
    for (int i = 0; i < body.immediates().count(); i++) {
      hex(text, body, at, body.immediates().position(i));
      int target = body.immediates().index(i);
      int of = groupOf[target];
      text.append(of == index ? '+' : '=').append(target - groups.get(of).first());
      if (of != index) {
        text.append('(').append(identities[of]).append(')');
      }
      text.append(' ');
      at = body.bytes().endOfLeb(body.immediates().position(i));
    }
    hex(text, body, at, body.bytes().length());
    return text.toString();
  }

  private static void hex(StringBuilder text, IndexedBytes body, int from, int to) {
    for (int i = from; i < to; i++) {
      int b = body.bytes().get(i) & 0xff;
      text.append(Character.forDigit(b >> 4, 16)).append(Character.forDigit(b & 15, 16));
    }
  }

  private static String digest(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return "#" + HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
