// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page with results between its two marks, and a picture beside it. */
public final class Page {
  private static final String BEGIN = "<!-- results: written by the benchmarks, not by hand -->";
  private static final String END = "<!-- end of results -->";

  private Page() {}

  /** Writes a table under the description of the machine and the picture. */
  public static void write(Path page, String table, String picture, String svg) throws IOException {
    String image = "\n\n![The same figures as bars](" + picture + ")\n\n";
    replace(page, Machine.describe() + image + table);
    Files.writeString(page.resolveSibling(picture), svg);
  }

  /** Writes a table into a page that has another part for results, with this name. */
  public static void write(Path page, String part, String table) throws IOException {
    replace(
        page,
        Machine.describe() + "\n\n" + table,
        "<!-- " + part + ": written by the benchmarks, not by hand -->",
        "<!-- end of " + part + " -->");
  }

  /** Replaces the results in a page; where there is no page yet, makes one. */
  static void replace(Path page, String results) throws IOException {
    replace(page, results, BEGIN, END);
  }

  private static void replace(Path page, String results, String first, String last)
      throws IOException {
    String text = Files.exists(page) ? Files.readString(page) : first + last;
    int begin = text.indexOf(first) + first.length();
    int end = text.indexOf(last);
    if (end < begin) {
      throw new IOException(page + " has not the two marks between which the results belong");
    }
    Files.writeString(page, text.substring(0, begin) + "\n" + results + "\n" + text.substring(end));
  }
}
