/** Requests and results: what embedders hand in and get back. */
package io.github.wasmsplit.api;
