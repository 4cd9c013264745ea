// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.report;

import java.util.List;

/** The results as two tables: the goals, and all figures. */
final class Markdown {
  private final Figures figures;
  private final StringBuilder text = new StringBuilder();

  private Markdown(Figures figures) {
    this.figures = figures;
  }

  static String of(Figures figures, String picture) {
    Markdown markdown = new Markdown(figures);
    markdown.text.append(Machine.describe()).append("\n\n![The same figures as bars](");
    markdown.text.append(picture).append(")\n\n### Goals\n\n");
    markdown.goals();
    markdown.text.append("\n### All figures\n\n");
    markdown.all();
    return markdown.text.toString();
  }

  private void goals() {
    line("row", "Session Storage", "limit", "goal", "reached", "met");
    line("---", "---:", "---:", "---", "---", "---");
    for (Row row : Row.values()) {
      for (Goal goal : row.goals) {
        goal(row, goal);
      }
    }
  }

  private void goal(Row row, Goal goal) {
    if (figures.find(row, Contestant.SESSION_STORAGE).isEmpty()) {
      return;
    }
    Goal.Verdict verdict = goal.judge(row, figures);
    line(
        row.title,
        value(row, Contestant.SESSION_STORAGE),
        value(row, Contestant.LIMIT),
        goal.text,
        verdict.reached(),
        verdict.met() ? "yes" : "**no**");
  }

  private String value(Row row, Contestant contestant) {
    return figures.find(row, contestant).map(figure -> row.unit.text(figure.value())).orElse("");
  }

  private void all() {
    line("row", "who", "value ± error", "× limit", "bytes per operation");
    line("---", "---", "---:", "---:", "---:");
    for (Row row : Row.values()) {
      List<Figure> measured = figures.of(row);
      String title = row.title;
      for (Figure figure : measured) {
        figure(title, row, figure);
        title = "";
      }
    }
  }

  private void figure(String title, Row row, Figure figure) {
    double ratio = figure.value() / figures.value(row, Contestant.LIMIT);
    line(
        title,
        row.label(figure.contestant()),
        Numbers.text(figure.value()) + Numbers.error(figure.error()) + " " + row.unit.symbol,
        Double.isNaN(ratio) ? "" : Numbers.text(ratio),
        Double.isNaN(figure.bytes()) ? "" : String.valueOf(Math.round(figure.bytes())));
  }

  private void line(String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
