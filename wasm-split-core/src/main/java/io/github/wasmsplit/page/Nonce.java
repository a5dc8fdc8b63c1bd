package io.github.wasmsplit.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The nonce of a page's own scripts.
 *
 * @param attributes those that set it, as they are written, each with a space before it; or empty
 * @param value its value as far as it is known before a template engine runs; empty if the scripts
 *     have none
 */
record Nonce(String attributes, Optional<String> value) {

  /** {@return the nonce of the first script that has one} */
  static Nonce of(PageText page, Page parsed) {
    List<PageAttribute> attributes =
        parsed
            .elements("script")
            .map(script -> script.attributes().stream().filter(Nonce::sets).toList())
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElse(List.of());
    String written =
        attributes.stream()
            .map(a -> " " + page.text().substring(a.start(), a.end()))
            .collect(Collectors.joining());
    // An engine's attribute overrides the plain one.
    Optional<String> value =
        attributes.stream()
            .filter(a -> attributes.size() == 1 || !a.name().equals("nonce"))
            .map(PageAttribute::value)
            .findFirst();
    return new Nonce(written, value);
  }

  /** {@code th:nonce} is Thymeleaf's, and so is {@code th:attr="nonce=…"}. */
  private static boolean sets(PageAttribute attribute) {
    String name = attribute.name();
    return name.equals("nonce")
        || name.endsWith(":nonce")
        || name.equals("data-th-nonce")
        || (name.matches("(data-th-|th:)attr") && attribute.value().strip().startsWith("nonce="));
  }
}
