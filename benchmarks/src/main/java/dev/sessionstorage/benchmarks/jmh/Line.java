// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.jmh;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A line of a cart, as an application has it. */
public record Line(String item, int count, BigDecimal price, LocalDate day, boolean gift) {
  static final Line TEA = new Line("tea", 2, new BigDecimal("4.50"), LocalDate.EPOCH, true);
}
