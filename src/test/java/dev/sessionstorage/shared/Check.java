// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;

/**
 * How much Lincheck does: little in the default build, {@code -Dproof.lincheck=N} times as much on
 * demand.
 */
public final class Check {
  private static final int EFFORT = Integer.getInteger("proof.lincheck", 1);

  /** Not ours to check, and not the same in every run; or a recursion that looks like spinning. */
  private static final String[] GIVEN = {
    "java.util.concurrent.ConcurrentHashMap",
    "java.util.UUID",
    "java.lang.System",
    "dev.sessionstorage.lock.StackReserve"
  };

  private Check() {}

  /** Every interleaving counts: few invocations, chosen by the tool. */
  public static void byModel(Class<?> operations, Class<?> specification, int threads) {
    new ModelCheckingOptions()
        .threads(threads)
        .actorsBefore(1)
        .actorsPerThread(2)
        .actorsAfter(1)
        .iterations(5 * EFFORT)
        .invocationsPerIteration(200)
        .addGuarantee(forClasses(GIVEN).allMethods().treatAsAtomic())
        .addGuarantee(forClasses(Check::isWalk).methods("advance").treatAsAtomic())
        .sequentialSpecification(specification)
        .check(operations);
  }

  /** Over empty places of a map, as many as identity hash codes have it: the tool saw it spin. */
  private static boolean isWalk(String type) {
    return type.startsWith(GIVEN[0]);
  }

  /** Real threads, as they come. */
  public static void byStress(Class<?> operations, Class<?> specification, int threads) {
    new StressOptions()
        .threads(threads)
        .actorsBefore(1)
        .actorsPerThread(3)
        .actorsAfter(2)
        .iterations(5 * EFFORT)
        .invocationsPerIteration(400)
        .sequentialSpecification(specification)
        .check(operations);
  }
}
