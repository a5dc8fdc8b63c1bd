package io.github.wasmsplit.bytes;

/** What the last byte of a LEB128 integer may hold (WebAssembly 3.0, section 5.2.2). */
public final class Leb {
  private Leb() {}

  /**
   * Whether all bits of a signed integer's last byte that its type has no room for equal its sign.
   *
   * @param last the last byte
   * @param room how many bits the type has left for it, at least 1
   */
  public static boolean isSignExtended(int last, int room) {
    if (room >= 7) {
      return true;
    }
    int beyond = (last & 0x7f) >> (room - 1);
    return beyond == 0 || beyond == 0x7f >> (room - 1);
  }
}
