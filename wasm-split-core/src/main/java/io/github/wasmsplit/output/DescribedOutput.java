package io.github.wasmsplit.output;

/**
 * A file that is ready to be published.
 *
 * @param name path relative to the output folder, with forward slashes
 * @param kind what it is
 * @param bytes its contents
 * @param integrity {@code sha256-…}
 */
public record DescribedOutput(String name, FileKind kind, byte[] bytes, String integrity) {}
