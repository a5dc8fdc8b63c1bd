package io.github.wasmsplit.describe;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.program.AssetPayload;
import io.github.wasmsplit.program.Program;
import java.util.List;
import java.util.Optional;

/** Says which files of Dioxus' {@code asset!()} the page would not find. */
public final class AssetAdvice {
  private static final int SHOWN = 3;

  private AssetAdvice() {}

  /** A warning, empty if all have a name. */
  public static Optional<Diagnostic> of(Program program) {
    List<String> sources =
        program.data().assets().stream()
            .filter(a -> a.name().isEmpty())
            .map(AssetPayload::source)
            .distinct()
            .sorted()
            .toList();
    if (sources.isEmpty()) {
      return Optional.empty();
    }
    String more = sources.size() > SHOWN ? " and " + (sources.size() - SHOWN) + " more" : "";
    return Optional.of(
        Diagnostic.warning(
                "assets-unnamed",
                "dx has not named the files of asset!(), so the page will ask for URLs that do"
                    + " not exist: "
                    + String.join(", ", sources.subList(0, Math.min(SHOWN, sources.size())))
                    + more
                    + ".")
            .at(Place.file(program.module().file()).inSection("data"))
            .advise(
                "Split what dx has built, or let the splitter name them (option --name-assets,"
                    + " parameter nameAssets) and serve the folder assets as /assets/."));
  }
}
