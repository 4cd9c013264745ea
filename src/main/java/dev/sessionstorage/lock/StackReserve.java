// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

/** Finds out whether the stack has room for something that must not be cut off half-way. */
final class StackReserve {
  /** More than a wait needs in the interpreter, below the frames that the JDK reserves. */
  private static final int DEPTH = 64;

  private StackReserve() {}

  /** Throws a {@link StackOverflowError} now, while nothing has been done, if it is too small. */
  static void check() {
    if (deeper(DEPTH, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) == 0) {
      throw new AssertionError("the sum of positive numbers is positive");
    }
  }

  /** So many arguments that some are on the stack, also when this is compiled. */
  private static long deeper(
      int depth,
      long a,
      long b,
      long c,
      long d,
      long e,
      long f,
      long g,
      long h,
      long i,
      long j,
      long k,
      long l) {
    return depth == 0
        ? a + b + c + d + e + f + g + h + i + j + k + l
        : deeper(depth - 1, b, c, d, e, f, g, h, i, j, k, l, a);
  }
}
