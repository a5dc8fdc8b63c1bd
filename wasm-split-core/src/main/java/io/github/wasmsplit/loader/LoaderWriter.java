package io.github.wasmsplit.loader;

import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Fills the loader's template with the parts that differ between builds. */
public final class LoaderWriter {
  private static final String TEMPLATE = "loader.js";
  private static final String CONSTANTS = "// @constants\n";
  private static final String NAMES = "// @names\n";

  /** Literals and comments within a line, which stay as they are, or punctuation with spaces. */
  private static final Pattern SPACES =
      Pattern.compile(
          "('[^']*'|`[^`]*`|/\\*.*?\\*/|/\\^.*\\$/[gi])| *([-=+*%&|^<>?:;,(){}\\[\\]!~]) *");

  /** The end of a statement that the next line cannot continue. */
  private static final Pattern SEMICOLON = Pattern.compile(";(?=\n(?:[a-z_})]|$))");

  private static final Pattern BEFORE_BRACE = Pattern.compile("\n(?=[})])");

  private final LoaderModel model;
  private final LoaderGraph graph;
  private final LoaderExports exports;

  private LoaderWriter(LoaderModel model) {
    this.model = model;
    this.graph = new LoaderGraph(model);
    this.exports = new LoaderExports(model.entries(), model.named());
  }

  /** The text of the loader. */
  public static String write(LoaderModel model) {
    LoaderWriter writer = new LoaderWriter(model);
    String template = LoaderTemplate.read(TEMPLATE);
    int place = template.indexOf(CONSTANTS);
    int end = model.named() ? template.length() : template.indexOf(NAMES);
    return "// Made by wasm-split: loads the parts of a split program.\n"
        + writer.constants()
        + compact(template.substring(place + CONSTANTS.length(), end))
        + writer.exports.text();
  }

  private static String compact(String text) {
    String code =
        text.lines()
            .map(String::stripLeading)
            .filter(line -> !line.isEmpty() && !line.startsWith("//"))
            .map(line -> SPACES.matcher(line).replaceAll("$1$2") + "\n")
            .collect(Collectors.joining());
    return BEFORE_BRACE.matcher(SEMICOLON.matcher(code).replaceAll("")).replaceAll("");
  }

  private String constants() {
    String js = model.jsFileName().isEmpty() ? "" : "./" + model.jsFileName();
    return constant("MAIN_ID", LoaderText.quote(model.mainId()))
        + constant("MAIN_ID_EXPORT", LoaderText.quote(model.names().mainIdExport()))
        + constant("SELF", LoaderText.quote(model.names().selfExport()))
        + constant("TABLE", LoaderText.quote(model.names().tableExport()))
        + constant("MODULE", LoaderText.quote(model.names().importModule()))
        + constant("JS", LoaderText.quote(js))
        + constant("UNITS", array(model.units().size(), this::unit))
        + constant("MODULES", array(model.modules().size(), this::module));
  }

  private static String constant(String name, String value) {
    return "const " + name + "=" + value + ";\n";
  }

  private static String array(int size, IntFunction<String> element) {
    return IntStream.range(0, size).mapToObj(element).collect(Collectors.joining("", "[\n", "]"));
  }

  // One literal URL for each file: bundlers look for exactly this form. In a function, since some
  // scopes have no URLs.
  private String unit(int index) {
    LoaderUnit unit = model.units().get(index);
    return "[()=>new URL("
        + LoaderText.quote("./" + unit.file())
        + ", import.meta.url),"
        + LoaderText.quote(unit.digest())
        + ","
        + unit.bytes()
        + rest(graph.deps(index))
        + "],\n";
  }

  private String module(int index) {
    String name = model.modules().get(index).name();
    String written = exports.tell(index, name) ? "" : LoaderText.quote(name);
    return "[" + written + rest(graph.roots(index)) + "],\n";
  }

  /** More elements of an array. */
  private static String rest(List<Integer> numbers) {
    return numbers.stream().map(n -> "," + n).collect(Collectors.joining());
  }
}
