package io.github.wasmsplit.cli;

import io.github.wasmsplit.api.Page;
import io.github.wasmsplit.api.SplitRequest;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** Pages, as the command line names them. */
final class PageArguments {
  private PageArguments() {}

  /** Adds the pages and where they find the folder. */
  static void add(ParseResult parsed, SplitRequest.Builder builder) {
    SplitArguments.ifGiven(parsed, Options.BASE_URL, builder::baseUrl);
    List<String> pages = parsed.matchedOptionValue(Options.PAGE, List.of());
    pages.forEach(page -> builder.page(SplitArguments.checked(parsed, () -> Page.parse(page))));
  }
}
