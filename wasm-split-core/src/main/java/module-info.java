import org.jspecify.annotations.NullMarked;

/**
 * Splits WebAssembly programs. {@link io.github.wasmsplit.WasmSplit} is where to begin: requests go
 * in, results and diagnostics come out. All other packages are internal.
 */
@NullMarked
@SuppressWarnings({"module", "requires-automatic"})
module io.github.wasmsplit.core {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.google.common;
  requires io.github.wasmsplit.runtime;
  requires org.jsoup;
  requires static org.jspecify;

  exports io.github.wasmsplit;
  exports io.github.wasmsplit.api;
  exports io.github.wasmsplit.diag;
  exports io.github.wasmsplit.concurrent to
      io.github.wasmsplit.tools;
  exports io.github.wasmsplit.environment to
      io.github.wasmsplit.tools;
}
