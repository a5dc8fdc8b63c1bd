/**
 * Adds to the page that starts a split program what a fast start needs. Begin with {@link
 * io.github.wasmsplit.page.PageWriter}. Uses {@code bytes} and jsoup, which nothing else uses: a
 * split without pages does not load it.
 */
package io.github.wasmsplit.page;
