// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.report;

import java.util.List;
import java.util.OptionalDouble;

/** The figures as bars: one panel for each row, each with a scale of its own. */
final class Picture {
  private static final int WIDTH = 880;
  private static final int BARS = 290;
  private static final int SCALE = 420;
  private static final int LINE = 18;

  private final Figures figures;
  private final Svg svg = new Svg();
  private int y = 10;

  private Picture(Figures figures) {
    this.figures = figures;
  }

  static String of(Figures figures) {
    Picture picture = new Picture(figures);
    for (Row row : Row.values()) {
      List<Figure> measured = figures.of(row);
      if (!measured.isEmpty()) {
        picture.panel(row, measured);
      }
    }
    return picture.svg.document(WIDTH, picture.y);
  }

  private void panel(Row row, List<Figure> measured) {
    svg.text(10, y + 14, "title", row.title + ", " + row.unit.symbol + hint(row));
    y += 24;
    int top = y;
    double perUnit = SCALE / end(row);
    for (Figure figure : measured) {
      bar(row, figure, perUnit);
      y += LINE;
    }
    for (Goal goal : row.goals) {
      OptionalDouble position = goal.position(row, figures);
      if (position.isPresent()) {
        double x = BARS + position.getAsDouble() * perUnit;
        svg.line(x, top - 2, x, y, "goal");
      }
    }
    y += 14;
  }

  private static String hint(Row row) {
    return row.unit.lessIsBetter ? " (shorter is better)" : " (longer is better)";
  }

  /** The library, the limit and the goal have to fit; the bars of others may be cut off. */
  private double end(Row row) {
    double most =
        Math.max(
            figures.value(row, Contestant.SESSION_STORAGE),
            figures.find(row, Contestant.LIMIT).map(Figure::value).orElse(0.0));
    for (Goal goal : row.goals) {
      most = Math.max(most, goal.position(row, figures).orElse(0));
    }
    return most * 1.2;
  }

  private void bar(Row row, Figure figure, double perUnit) {
    double length = Math.min(SCALE, figure.value() * perUnit);
    boolean cut = figure.value() * perUnit > SCALE;
    svg.text(BARS - 8, y + 13, "name", row.label(figure.contestant()));
    svg.bar(BARS, y + 2, length, LINE - 4, style(figure.contestant()));
    if (!cut && !Double.isNaN(figure.error())) {
      double error = figure.error() * perUnit;
      double from = Math.max(BARS, BARS + length - error);
      svg.line(from, y + LINE / 2.0, BARS + length + error, y + LINE / 2.0, "error");
    }
    String value = Numbers.text(figure.value()) + Numbers.error(figure.error());
    svg.text(BARS + SCALE + 24, y + 13, "value", (cut ? "→ " : "") + value);
  }

  private static String style(Contestant contestant) {
    return switch (contestant) {
      case SESSION_STORAGE -> "own";
      case LIMIT -> "limit";
      default -> "peer";
    };
  }
}
