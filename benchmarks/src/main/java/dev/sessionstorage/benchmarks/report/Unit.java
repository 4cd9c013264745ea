// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.report;

/** What a row counts. */
public enum Unit {
  NANOS("ns", true),
  MICROS("µs", true),
  MILLIS("ms", true),
  BYTES("B", true),
  COUNTS_PER_MICRO("counts/µs", false);

  final String symbol;
  final boolean lessIsBetter;

  Unit(String symbol, boolean lessIsBetter) {
    this.symbol = symbol;
    this.lessIsBetter = lessIsBetter;
  }

  /** A value with its unit. */
  String text(double value) {
    return Numbers.text(value) + " " + symbol;
  }

  /** How many times better the first is than the second. */
  double advantage(double first, double second) {
    return lessIsBetter ? second / first : first / second;
  }
}
