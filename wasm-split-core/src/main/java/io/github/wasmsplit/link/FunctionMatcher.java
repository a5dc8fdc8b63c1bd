package io.github.wasmsplit.link;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.input.WasmFiles;
import io.github.wasmsplit.program.DataIntervals;
import io.github.wasmsplit.program.SlotTable;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.IndexSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the references of every function of bindgened. */
final class FunctionMatcher {
  /** Below this share of the code matched, the inputs do not belong together. */
  private static final double LEAST_MATCHED = 0.9;

  /** How names of functions begin that wasm-bindgen makes. */
  private static final List<String> MADE_BEGINNINGS =
      List.of("Closure(", "__wbindgen_", "__wbg_", "__externref_", "__jspi_");

  /** How those of functions end that it puts before others. */
  private static final List<String> MADE_ENDINGS =
      List.of(
          " externref shim",
          " multivalue shim",
          " catch wrapper",
          " jspi wrapper",
          "suspending wrapper");

  private final WasmFiles inputs;
  private final OriginalNames originals;
  private final BodyMatcher bodies;
  private final ConstantReferences constants;

  FunctionMatcher(
      WasmFiles inputs, RelocationProof proof, DataIntervals intervals, SlotTable slots) {
    this.inputs = inputs;
    this.originals = new OriginalNames(inputs.original(), inputs.originalNames());
    this.bodies = new BodyMatcher(inputs.code(), proof);
    this.constants = new ConstantReferences(intervals, slots);
  }

  /** References of every defined function of bindgened, in its order. */
  References[] match(Parallel parallel) {
    References[] found = new References[inputs.bindgened().code().size()];
    parallel.forEach(found.length, i -> found[i] = references(i));
    checkMatched(found);
    return found;
  }

  private References references(int defined) {
    ByteSlice body = inputs.bindgened().code().get(defined);
    int function = defined + inputs.bindgened().importedFunctionCount();
    String name = inputs.bindgenedNames().get(function);
    String label = name == null ? "func[" + function + "]" : name;
    References found =
        name == null || isLinkerMade(name) ? constants.of(body, label) : named(body, name);
    checkIndices(found.immediates(), body, label);
    return found;
  }

  /** Whether wasm-bindgen or the linker makes functions of this name: they have no counterpart. */
  private static boolean isMade(String name) {
    return isLinkerMade(name)
        || MADE_BEGINNINGS.stream().anyMatch(name::startsWith)
        || MADE_ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static boolean isLinkerMade(String name) {
    return name.startsWith("__wasm_") && !name.startsWith("__wasm_split");
  }

  private References named(ByteSlice body, String name) {
    Optional<IntList> namesakes = originals.of(name);
    List<References> proven = proven(namesakes.orElseGet(() -> strangers(name)), body, name);
    if (proven.size() == 1) {
      return proven.get(0);
    }
    if (!proven.isEmpty()) {
      return References.union(proven, true);
    }
    return namesakes
        .map(candidates -> ofNamesakes(candidates, body, name))
        .orElseGet(() -> constants.of(body, name));
  }

  /**
   * What bindgened may mean by a name that the original lacks. The program's own functions for its
   * classes begin as those do that wasm-bindgen makes.
   */
  private IntList strangers(String name) {
    return isMade(name) && !name.startsWith("__wbg_") ? new IntList(1) : originals.ofCrates();
  }

  private List<References> proven(IntList candidates, ByteSlice body, String name) {
    List<References> proven = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      bodies.match(candidates.get(i), body, name).ifPresent(proven::add);
    }
    return proven;
  }

  private References ofNamesakes(IntList candidates, ByteSlice body, String name) {
    List<References> all = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      all.add(bodies.ofNamesake(candidates.get(i), body, name));
    }
    all.add(constants.of(body, name));
    return References.union(all, false);
  }

  private void checkIndices(Immediates immediates, ByteSlice body, String name) {
    for (int i = 0; i < immediates.count(); i++) {
      int index = immediates.index(i);
      int space = immediates.space(i);
      boolean implicitMemory = space == IndexSpace.MEMORY && index == 0;
      if ((index < 0 || index >= inputs.bindgened().sizeOf(space)) && !implicitMemory) {
        throw new LinkException(
            Diagnostic.error(
                    "index-out-of-range",
                    "An instruction names index " + index + ", which is not there.")
                .at(
                    Place.at(body.file(), body.fileOffset() + immediates.position(i))
                        .inSection("code")
                        .inFunction(name))
                .advise(Diagnostic.DAMAGED));
      }
    }
  }

  private void checkMatched(References[] found) {
    long total = 0;
    long matched = 0;
    int demangled = 0;
    int imported = inputs.bindgened().importedFunctionCount();
    for (int i = 0; i < found.length; i++) {
      String name = inputs.bindgenedNames().get(i + imported);
      int bytes = inputs.bindgened().code().get(i).length();
      if (found[i].proven()) {
        matched += bytes;
        total += bytes;
      } else if (name == null || !isMade(name)) {
        total += bytes;
        demangled += name != null && name.contains("::") ? 1 : 0;
      }
    }
    if (matched < LEAST_MATCHED * total) {
      throw unmatched(total == 0 ? 0 : 100.0 * matched / total, demangled);
    }
  }

  private LinkException unmatched(double percent, int demangled) {
    String advice =
        demangled > 0
            ? "Run wasm-bindgen with --no-demangle: names such as a::b::c are demangled."
            : "Pass the wasm-bindgen output of this very original, made with --keep-debug"
                + " --no-demangle and without wasm-opt in between.";
    return new LinkException(
        Diagnostic.error(
                "inputs-differ",
                String.format(
                    Locale.ROOT,
                    "Only %.1f %% of the code is the same as in %s.",
                    percent,
                    inputs.original().file()))
            .at(Place.file(inputs.bindgened().file()).inSection("code"))
            .advise(advice));
  }
}
