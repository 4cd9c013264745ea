// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.report;

/**
 * One measured value.
 *
 * @param row what was measured
 * @param contestant of whom
 * @param value the value, in the unit of the row
 * @param error half of its 99.9 % confidence interval, or NaN
 * @param bytes what was allocated for each operation, or NaN
 */
public record Figure(Row row, Contestant contestant, double value, double error, double bytes) {
  private static final String MARK = "figure ";

  /** A line that a process prints for the one that started it. */
  public String line() {
    return MARK + row + " " + contestant + " " + value + " " + error + " " + bytes;
  }

  /** Whether this is such a line. */
  public static boolean isLine(String text) {
    return text.startsWith(MARK);
  }

  /** Reads such a line. */
  public static Figure parse(String line) {
    String[] parts = line.substring(MARK.length()).split(" ", -1);
    return new Figure(
        Row.valueOf(parts[0]),
        Contestant.valueOf(parts[1]),
        Double.parseDouble(parts[2]),
        Double.parseDouble(parts[3]),
        Double.parseDouble(parts[4]));
  }
}
