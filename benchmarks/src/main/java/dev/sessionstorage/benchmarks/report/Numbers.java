// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them: three digits that matter. */
final class Numbers {

  private Numbers() {}

  static String text(double value) {
    if (Math.abs(value) >= 99.95) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, Math.abs(value) >= 9.995 ? "%.1f" : "%.2f", value);
  }

  /** A number that somebody has chosen. */
  static String plain(double value) {
    return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(value);
  }

  /** A share of a whole, where the third digit tells. */
  static String share(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** What an operation allocates. */
  static String bytes(double value) {
    return Double.isNaN(value) ? "not measured" : Math.round(value) + " B";
  }

  /** What comes after the value: nothing where the error is not known. */
  static String error(double error) {
    return Double.isNaN(error) ? "" : " ± " + text(error);
  }
}
