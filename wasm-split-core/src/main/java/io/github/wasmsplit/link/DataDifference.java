package io.github.wasmsplit.link;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.input.WasmFiles;
import io.github.wasmsplit.program.AssetPayload;
import io.github.wasmsplit.program.MemoryImage;
import java.util.List;

/** Explains a difference between the data of the two inputs. */
final class DataDifference {
  private DataDifference() {}

  static LinkException of(WasmFiles inputs, MemoryImage original, MemoryImage bindgened) {
    List<AssetPayload> assets = AssetPayloadReader.read(inputs, bindgened);
    String file = inputs.original().file();
    Place place = Place.file(inputs.bindgened().file()).inSection("data");
    if (original.sameBut(bindgened, a -> assets.stream().anyMatch(asset -> asset.covers(a)))) {
      return new LinkException(
          Diagnostic.error(
                  "assets-differ",
                  "The names of the files of asset!() are not those of "
                      + file
                      + ": dx has written them into one of the two only.")
              .at(place)
              .advise(
                  "dx writes into the linker's output: when it is done, run wasm-bindgen on"
                      + " that file, and"
                      + " pass it as the original."));
    }
    return new LinkException(
        Diagnostic.error("data-differs", "The data segments are not those of " + file + ".")
            .at(place)
            .advise(
                "Pass the wasm-bindgen output of this very original, without wasm-opt in"
                    + " between."));
  }
}
