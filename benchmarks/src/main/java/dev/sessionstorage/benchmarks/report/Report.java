// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the results into a page, between its two marks, and the picture beside it. */
public final class Report {
  private static final String BEGIN = "<!-- results: written by the benchmarks, not by hand -->";
  private static final String END = "<!-- end of results -->";
  private static final String PICTURE = "results.svg";

  private Report() {}

  /** Replaces the results in a page; where there is no page yet, makes one. */
  public static void write(Path page, Figures figures) throws IOException {
    String text = Files.exists(page) ? Files.readString(page) : BEGIN + END;
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (end < begin) {
      throw new IOException(page + " has not the two marks between which the results belong");
    }
    String results = Markdown.of(figures, PICTURE);
    Files.writeString(page, text.substring(0, begin) + "\n" + results + "\n" + text.substring(end));
    Files.writeString(page.resolveSibling(PICTURE), Picture.of(figures));
  }
}
