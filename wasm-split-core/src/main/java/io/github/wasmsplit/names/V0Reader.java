package io.github.wasmsplit.names;

import java.math.BigInteger;
import java.net.IDN;

/** Reads the letters and numbers of a name in Rust's mangling of version 0 (RFC 2603). */
final class V0Reader {
  private static final String BASE_62 =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final String symbol;
  private int at;

  V0Reader(String symbol, int at) {
    this.symbol = symbol;
    this.at = at;
  }

  /** Tells that a symbol is none of this mangling after all. */
  static final class NotV0 extends RuntimeException {}

  int position() {
    return at;
  }

  /** Continues elsewhere; for references back. */
  void moveTo(int position) {
    at = position;
  }

  boolean hasMore() {
    return at < symbol.length();
  }

  char peek() {
    return hasMore() ? symbol.charAt(at) : '\0';
  }

  char next() {
    if (!hasMore()) {
      throw new NotV0();
    }
    return symbol.charAt(at++);
  }

  boolean accept(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  /** {@code _} is 0, {@code 0_} is 1. Digests of crates take all 64 bits. */
  long base62() {
    if (accept('_')) {
      return 0;
    }
    long value = 0;
    for (char c = next(); c != '_'; c = next()) {
      int digit = BASE_62.indexOf(c);
      if (digit < 0) {
        throw new NotV0();
      }
      value = value * 62 + digit;
    }
    return value + 1;
  }

  /** The number after {@code tag}, counted from 1; 0 without. */
  long tagged(char tag) {
    return accept(tag) ? base62() + 1 : 0;
  }

  /** Where a reference leads, which is always back; the letter for it is read already. */
  int backReference() {
    int from = at - 1;
    long target = base62() + 2;
    if (target < 2 || target >= from) {
      throw new NotV0();
    }
    return (int) target;
  }

  /** A name after its length. */
  String identifier() {
    boolean encoded = accept('u');
    int length = 0;
    if (!accept('0')) {
      length = decimal();
    }
    accept('_');
    if (length > symbol.length() - at) {
      throw new NotV0();
    }
    String name = symbol.substring(at, at + length);
    at += length;
    return encoded ? IDN.toUnicode("xn--" + hyphenated(name)) : name;
  }

  private static String hyphenated(String name) {
    int border = name.lastIndexOf('_');
    return border < 0 ? name : name.substring(0, border) + "-" + name.substring(border + 1);
  }

  private int decimal() {
    int value = 0;
    if (!Character.isDigit(peek())) {
      throw new NotV0();
    }
    while (Character.isDigit(peek())) {
      value = value * 10 + (next() - '0');
      if (value > symbol.length()) {
        throw new NotV0();
      }
    }
    return value;
  }

  /** Hexadecimal digits up to {@code _}. */
  BigInteger hexadecimal() {
    int from = at;
    while (next() != '_') {
      // on to the end
    }
    String digits = symbol.substring(from, at - 1);
    if (!digits.matches("[0-9a-f]*")) {
      throw new NotV0();
    }
    return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits, 16);
  }
}
