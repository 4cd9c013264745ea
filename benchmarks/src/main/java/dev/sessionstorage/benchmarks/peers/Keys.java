// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.peers;

import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Ten names and their values, one after the other, as every contestant gets them. */
@State(Scope.Thread)
public class Keys {
  private static final String[] NAMES = names(10);
  private static final String[] VALUES =
      IntStream.range(0, 16).mapToObj(i -> "value number " + i).toArray(String[]::new);

  private int name;
  private int value;

  /** That many names. */
  public static String[] names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "name" + i).toArray(String[]::new);
  }

  /** The ten names. */
  public static String[] all() {
    return NAMES.clone();
  }

  /** The next of the ten names. */
  public String next() {
    name = name == 9 ? 0 : name + 1;
    return NAMES[name];
  }

  /** The next value; they are of two lengths. */
  public String nextValue() {
    value = (value + 1) & 15;
    return VALUES[value];
  }
}
