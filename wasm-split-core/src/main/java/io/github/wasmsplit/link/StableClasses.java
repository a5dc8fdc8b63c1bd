package io.github.wasmsplit.link;

import io.github.wasmsplit.bytes.IntList;
import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits classes of functions until the members of each call members of the same classes in the
 * same places: the coarsest such classes.
 *
 * <p>As in Hopcroft's "An n log n algorithm for minimizing states in a finite automaton" (1971),
 * each part that is split off is visited once, from its callers, and the largest part never, so
 * that each call is looked at a logarithmic number of times, however long the chains are.
 */
final class StableClasses {
  private final int[] classOf;
  private final int[][] called;

  /** For each function the calls of it: a caller and the place of the call there, in turn. */
  private final IntList[] calls;

  /** For each class its members, and perhaps some that it has no more. */
  private final List<int[]> members = new ArrayList<>();

  private final List<Integer> sizes = new ArrayList<>();
  private final ArrayDeque<Integer> pending = new ArrayDeque<>();
  private final List<Boolean> isPending = new ArrayList<>();
  private long work;

  /**
   * Takes over the classes to start from.
   *
   * @param classOf for each function a number, equal for those of one class
   * @param called for each function whom it calls, in order; as many for all of a class
   */
  StableClasses(int[] classOf, int[][] called) {
    this.classOf = new int[classOf.length];
    this.called = called;
    this.calls = new IntList[classOf.length];
    Map<Integer, IntList> classes = new LinkedHashMap<>();
    for (int f = 0; f < classOf.length; f++) {
      classes.computeIfAbsent(classOf[f], c -> new IntList(1)).add(f);
    }
    classes.values().forEach(c -> add(c.toArray()));
  }

  /** For each function its class, numbered by its first function. */
  int[] find() {
    splitByAllCalls();
    while (!pending.isEmpty()) {
      int splitter = pending.remove();
      isPending.set(splitter, false);
      split(partsByCallsOf(splitter));
    }
    int[] first = new int[members.size()];
    Arrays.fill(first, -1);
    int[] result = new int[classOf.length];
    for (int f = 0; f < result.length; f++) {
      first[classOf[f]] = first[classOf[f]] < 0 ? f : first[classOf[f]];
      result[f] = first[classOf[f]];
    }
    return result;
  }

  /** Calls that were looked at. */
  long work() {
    return work;
  }

  private int add(int[] functions) {
    int number = members.size();
    members.add(functions);
    sizes.add(functions.length);
    isPending.add(false);
    for (int f : functions) {
      classOf[f] = number;
    }
    return number;
  }

  private void splitByAllCalls() {
    Map<IntBuffer, IntList> parts = new LinkedHashMap<>();
    for (int f = 0; f < classOf.length; f++) {
      if (sizes.get(classOf[f]) > 1) {
        int[] key = new int[called[f].length + 1];
        for (int i = 0; i < called[f].length; i++) {
          key[i] = classOf[called[f][i]];
          addCall(called[f][i], f, i);
        }
        key[key.length - 1] = classOf[f];
        work += key.length;
        parts.computeIfAbsent(IntBuffer.wrap(key), k -> new IntList(2)).add(f);
      }
    }
    split(parts.values());
  }

  private void addCall(int function, int caller, int place) {
    if (calls[function] == null) {
      calls[function] = new IntList(2);
    }
    calls[function].add(caller);
    calls[function].add(place);
  }

  /** Those that call members of a class, by their own class and the places of these calls. */
  private Collection<IntList> partsByCallsOf(int splitter) {
    int[] functions =
        Arrays.stream(members.get(splitter)).filter(f -> classOf[f] == splitter).toArray();
    members.set(splitter, functions);
    Map<Integer, IntList> places = new LinkedHashMap<>();
    for (int f : functions) {
      for (int i = 0; calls[f] != null && i < calls[f].size(); i += 2) {
        work++;
        places.computeIfAbsent(calls[f].get(i), c -> new IntList(2)).add(calls[f].get(i + 1));
      }
    }
    Map<IntBuffer, IntList> parts = new LinkedHashMap<>();
    places.forEach(
        (caller, at) -> {
          int[] key = Arrays.copyOf(at.toArray(), at.size() + 1);
          Arrays.sort(key, 0, at.size());
          key[at.size()] = classOf[caller];
          parts.computeIfAbsent(IntBuffer.wrap(key), k -> new IntList(2)).add(caller);
        });
    return parts.values();
  }

  /** Turns parts of classes into classes of their own; the rest of each class stays that class. */
  private void split(Collection<IntList> parts) {
    Map<Integer, List<int[]>> partsOf = new LinkedHashMap<>();
    for (IntList part : parts) {
      partsOf.computeIfAbsent(classOf[part.get(0)], c -> new ArrayList<>()).add(part.toArray());
    }
    partsOf.forEach(this::split);
  }

  private void split(int whole, List<int[]> parts) {
    int left = sizes.get(whole) - parts.stream().mapToInt(p -> p.length).sum();
    if (left == 0 && parts.size() == 1) {
      return;
    }
    Map<Integer, Integer> sizeOf = new HashMap<>();
    for (int[] part : left == 0 ? parts.subList(1, parts.size()) : parts) {
      sizeOf.put(add(part), part.length);
    }
    int rest = left == 0 ? parts.get(0).length : left;
    sizes.set(whole, rest);
    sizeOf.put(whole, rest);
    int largest = whole;
    int most = rest;
    for (Map.Entry<Integer, Integer> part : sizeOf.entrySet()) {
      if (part.getValue() > most) {
        largest = part.getKey();
        most = part.getValue();
      }
    }
    boolean all = isPending.get(whole);
    for (int part : sizeOf.keySet()) {
      if (!isPending.get(part) && (all || part != largest)) {
        isPending.set(part, true);
        pending.add(part);
      }
    }
  }
}
