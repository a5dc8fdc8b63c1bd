/** For servers: reads the manifest of a split and makes the headers of its files. */
module io.github.wasmsplit.runtime {
  requires com.fasterxml.jackson.databind;

  exports io.github.wasmsplit.runtime;
}
