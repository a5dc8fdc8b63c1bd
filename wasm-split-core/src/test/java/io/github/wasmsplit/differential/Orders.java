package io.github.wasmsplit.differential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Orders in which modules may be loaded. */
final class Orders {
  private static final int ALL_UP_TO = 4;
  private static final int SAMPLES = 12;

  private Orders() {}

  /** Every order of a few modules, or a fixed sample for more. */
  static List<List<String>> of(List<String> modules) {
    if (modules.size() > ALL_UP_TO) {
      return sample(modules);
    }
    List<List<String>> result = new ArrayList<>();
    permute(new ArrayList<>(modules), 0, result);
    return result;
  }

  private static List<List<String>> sample(List<String> modules) {
    List<List<String>> result = new ArrayList<>();
    Random random = new Random(modules.size());
    for (int i = 0; i < SAMPLES; i++) {
      List<String> order = new ArrayList<>(modules);
      Collections.shuffle(order, random);
      result.add(order);
    }
    return result;
  }

  private static void permute(List<String> order, int from, List<List<String>> result) {
    if (from >= order.size() - 1) {
      result.add(List.copyOf(order));
      return;
    }
    for (int i = from; i < order.size(); i++) {
      Collections.swap(order, from, i);
      permute(order, from + 1, result);
      Collections.swap(order, from, i);
    }
  }
}
