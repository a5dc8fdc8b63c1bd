package io.github.wasmsplit.page;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One Content-Security-Policy of a page, as far as it is about inline scripts (W3C, CSP 3).
 *
 * @param directive the one that decides over them; empty if none does
 * @param sources what it allows
 */
record ContentPolicy(String directive, List<String> sources) {
  /** In order: the first that is there decides. */
  private static final List<String> DECIDING =
      List.of("script-src-elem", "script-src", "default-src");

  ContentPolicy {
    sources = List.copyOf(sources);
  }

  /** {@return the policies of a meta element; none if it is about something else} */
  static Stream<ContentPolicy> of(PageNode meta) {
    if (!meta.is("http-equiv", "Content-Security-Policy")) {
      return Stream.empty();
    }
    return Arrays.stream(meta.value("content").orElse("").split(",")).map(ContentPolicy::parse);
  }

  private static ContentPolicy parse(String policy) {
    Map<String, List<String>> directives = new HashMap<>();
    for (String directive : policy.split(";")) {
      List<String> words = List.of(directive.strip().split("\\s+"));
      directives.putIfAbsent(words.get(0).toLowerCase(Locale.ROOT), words.subList(1, words.size()));
    }
    return DECIDING.stream()
        .filter(directives::containsKey)
        .findFirst()
        .map(name -> new ContentPolicy(name, directives.getOrDefault(name, List.of())))
        .orElse(new ContentPolicy("", List.of()));
  }

  /**
   * {@return whether an inline script may run}
   *
   * @param hash its hash with quotes
   * @param nonce the value of its nonce, if it has one
   */
  boolean allows(String hash, Optional<String> nonce) {
    return directive.isEmpty()
        || sources.contains(hash)
        || nonce.filter(this::allowsNonce).isPresent()
        || allowsAll();
  }

  /** What is filled in later is trusted to fit. */
  private boolean allowsNonce(String nonce) {
    return sources.stream()
        .filter(source -> has(source, "'nonce-"))
        .map(source -> source.substring("'nonce-".length(), source.length() - 1))
        .anyMatch(allowed -> allowed.equals(nonce) || isTemplate(allowed) || isTemplate(nonce));
  }

  private static boolean isTemplate(String nonce) {
    return nonce.isEmpty() || !nonce.matches("[A-Za-z0-9+/_=-]*");
  }

  /** A nonce, a hash or {@code 'strict-dynamic'} turns {@code 'unsafe-inline'} off. */
  private boolean allowsAll() {
    return sources.stream().anyMatch(source -> source.equalsIgnoreCase("'unsafe-inline'"))
        && sources.stream()
            .noneMatch(
                source ->
                    has(source, "'nonce-")
                        || has(source, "'sha")
                        || source.equalsIgnoreCase("'strict-dynamic'"));
  }

  private static boolean has(String source, String prefix) {
    return source.toLowerCase(Locale.ROOT).startsWith(prefix) && source.endsWith("'");
  }
}
