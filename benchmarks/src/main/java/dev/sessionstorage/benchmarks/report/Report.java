// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the results into a page, and the picture beside it. */
public final class Report {
  private static final String PICTURE = "results.svg";

  private Report() {}

  /** Replaces the results in a page; where there is no page yet, makes one. */
  public static void write(Path page, Figures figures) throws IOException {
    Page.replace(page, Markdown.of(figures, PICTURE));
    Files.writeString(page.resolveSibling(PICTURE), Picture.of(figures));
  }
}
