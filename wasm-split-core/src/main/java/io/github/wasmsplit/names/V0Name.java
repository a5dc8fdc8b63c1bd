package io.github.wasmsplit.names;

import io.github.wasmsplit.names.V0Reader.NotV0;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** Rust's mangling of version 0 (RFC 2603), by recursive descent. */
final class V0Name {
  /** Back references may lead to further ones, in a damaged name endlessly. */
  private static final int DEEPEST = 200;

  private static final int LONGEST = 10_000;

  private static final Map<Character, String> BASIC =
      Map.ofEntries(
          Map.entry('a', "i8"),
          Map.entry('b', "bool"),
          Map.entry('c', "char"),
          Map.entry('d', "f64"),
          Map.entry('e', "str"),
          Map.entry('f', "f32"),
          Map.entry('h', "u8"),
          Map.entry('i', "isize"),
          Map.entry('j', "usize"),
          Map.entry('l', "i32"),
          Map.entry('m', "u32"),
          Map.entry('n', "i128"),
          Map.entry('o', "u128"),
          Map.entry('p', "_"),
          Map.entry('s', "i16"),
          Map.entry('t', "u16"),
          Map.entry('u', "()"),
          Map.entry('v', "..."),
          Map.entry('x', "i64"),
          Map.entry('y', "u64"),
          Map.entry('z', "!"));

  private final V0Reader in;
  private final StringBuilder out = new StringBuilder();
  private int depth;

  private V0Name(String symbol) {
    this.in = new V0Reader(symbol, 2);
  }

  static Optional<String> demangle(String symbol) {
    V0Name name = new V0Name(symbol);
    try {
      name.path(true);
      return Optional.of(name.out.toString());
    } catch (NotV0 e) {
      return Optional.empty();
    }
  }

  private void enter() {
    if (++depth > DEEPEST || out.length() > LONGEST) {
      throw new NotV0();
    }
  }

  /**
   * A path.
   *
   * @param value whether arguments follow {@code ::}, as in the name of a value
   */
  private void path(boolean value) {
    enter();
    char tag = in.next();
    switch (tag) {
      case 'C' -> {
        in.tagged('s');
        out.append(in.identifier());
      }
      case 'M' -> {
        skipImplPath();
        out.append('<');
        type();
        out.append('>');
      }
      case 'X', 'Y' -> {
        if (tag == 'X') {
          skipImplPath();
        }
        out.append('<');
        type();
        out.append(" as ");
        path(false);
        out.append('>');
      }
      case 'N' -> nested(value);
      case 'I' -> {
        path(value);
        out.append(value ? "::<" : "<");
        arguments();
        out.append('>');
      }
      case 'B' -> back(() -> path(value));
      default -> throw new NotV0();
    }
    depth--;
  }

  private void skipImplPath() {
    in.tagged('s');
    int length = out.length();
    path(false);
    out.setLength(length);
  }

  /** Upper-case name spaces are the compiler's: closures and shims. */
  private void nested(boolean value) {
    char space = in.next();
    path(value);
    long disambiguator = in.tagged('s');
    String name = in.identifier();
    if (!Character.isUpperCase(space)) {
      out.append(name.isEmpty() ? "" : "::" + name);
      return;
    }
    String kind = space == 'C' ? "closure" : space == 'S' ? "shim" : String.valueOf(space);
    out.append("::{").append(kind).append(name.isEmpty() ? "" : ":" + name);
    out.append('#').append(disambiguator).append('}');
  }

  private void arguments() {
    for (boolean first = true; !in.accept('E'); first = false) {
      out.append(first ? "" : ", ");
      if (in.accept('L')) {
        lifetime(in.base62());
      } else if (in.accept('K')) {
        constant();
      } else {
        type();
      }
    }
  }

  /** Which lifetime it is tells a reader nothing. */
  private void lifetime(long number) {
    out.append(number == 0 ? "'_" : "'a");
  }

  private void type() {
    enter();
    char tag = in.peek();
    if (BASIC.containsKey(tag)) {
      in.next();
      out.append(BASIC.get(tag));
    } else {
      compound(tag);
    }
    depth--;
  }

  private void compound(char tag) {
    switch (tag) {
      case 'A', 'S' -> {
        in.next();
        out.append('[');
        type();
        if (tag == 'A') {
          out.append("; ");
          constant();
        }
        out.append(']');
      }
      case 'T' -> {
        in.next();
        out.append('(');
        int count = list();
        out.append(count == 1 ? ",)" : ")");
      }
      case 'R', 'Q' -> {
        in.next();
        in.tagged('L');
        out.append(tag == 'R' ? "&" : "&mut ");
        type();
      }
      case 'P', 'O' -> {
        in.next();
        out.append(tag == 'P' ? "*const " : "*mut ");
        type();
      }
      case 'F' -> {
        in.next();
        function();
      }
      case 'D' -> {
        in.next();
        dynamic();
      }
      case 'B' -> {
        in.next();
        back(this::type);
      }
      default -> path(false);
    }
  }

  private int list() {
    int count = 0;
    for (; !in.accept('E'); count++) {
      out.append(count == 0 ? "" : ", ");
      type();
    }
    return count;
  }

  private void function() {
    in.tagged('G');
    out.append(in.accept('U') ? "unsafe " : "");
    if (in.accept('K')) {
      String abi = in.accept('C') ? "C" : in.identifier().replace('_', '-');
      out.append("extern \"").append(abi).append("\" ");
    }
    out.append("fn(");
    list();
    out.append(')');
    if (!in.accept('u')) {
      out.append(" -> ");
      type();
    }
  }

  private void dynamic() {
    in.tagged('G');
    out.append("dyn ");
    for (boolean first = true; !in.accept('E'); first = false) {
      out.append(first ? "" : " + ");
      path(false);
      bindings();
    }
    if (!in.accept('L')) {
      throw new NotV0();
    }
    in.base62();
  }

  /** Associated types go into the trait's own angle brackets. */
  private void bindings() {
    boolean open = in.peek() == 'p' && out.charAt(out.length() - 1) == '>';
    if (open) {
      out.setLength(out.length() - 1);
    }
    boolean any = open;
    while (in.accept('p')) {
      out.append(any ? ", " : "<").append(in.identifier()).append(" = ");
      type();
      any = true;
    }
    out.append(any ? ">" : "");
  }

  private void constant() {
    enter();
    if (in.accept('p')) {
      out.append('_');
    } else if (in.accept('B')) {
      back(this::constant);
    } else {
      char type = in.next();
      boolean negative = in.accept('n');
      BigInteger value = in.hexadecimal();
      switch (type) {
        case 'b' -> out.append(value.signum() != 0);
        case 'c' -> out.append('\'').appendCodePoint(character(value)).append('\'');
        default -> out.append(negative ? "-" : "").append(value);
      }
    }
    depth--;
  }

  private static int character(BigInteger value) {
    int point = value.bitLength() > 21 ? -1 : value.intValue();
    if (!Character.isValidCodePoint(point) || Character.isISOControl(point)) {
      throw new NotV0();
    }
    return point;
  }

  private void back(Runnable read) {
    int target = in.backReference();
    int here = in.position();
    in.moveTo(target);
    read.run();
    in.moveTo(here);
  }
}
