package io.github.wasmsplit.runtime;

/**
 * A file of a split program.
 *
 * @param name the file's name, without a folder
 * @param bytes its size in bytes, uncompressed
 * @param integrity its digest as in HTML's attribute {@code integrity}: {@code sha256-…} (W3C,
 *     Subresource Integrity)
 */
public record SplitFile(String name, long bytes, String integrity) {}
