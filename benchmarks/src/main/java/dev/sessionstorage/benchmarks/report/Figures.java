// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All that was measured in one run. */
public final class Figures {
  private final List<Figure> all = new ArrayList<>();

  public void add(Collection<Figure> measured) {
    all.addAll(measured);
  }

  /** The figures of a row, in the order of the contestants. */
  List<Figure> of(Row row) {
    return all.stream()
        .filter(figure -> figure.row() == row)
        .sorted(Comparator.comparing(Figure::contestant))
        .toList();
  }

  Optional<Figure> find(Row row, Contestant contestant) {
    return of(row).stream().filter(figure -> figure.contestant() == contestant).findFirst();
  }

  double value(Row row, Contestant contestant) {
    return find(row, contestant).map(Figure::value).orElse(Double.NaN);
  }

  /** What the library has, as a multiple of what another has. */
  double ratio(Row row, Contestant other) {
    return value(row, Contestant.SESSION_STORAGE) / value(row, other);
  }

  /** How far that may be off: by the relative errors of both. */
  double errorOfRatio(Row row, Contestant other) {
    double relative =
        error(row, Contestant.SESSION_STORAGE) / value(row, Contestant.SESSION_STORAGE)
            + error(row, other) / value(row, other);
    return ratio(row, other) * relative;
  }

  private double error(Row row, Contestant contestant) {
    return find(row, contestant).map(Figure::error).orElse(Double.NaN);
  }

  /** How many times better the library does than another. */
  double advantage(Row row, Contestant other) {
    return row.unit.advantage(value(row, Contestant.SESSION_STORAGE), value(row, other));
  }

  double bytes(Row row, Contestant contestant) {
    return find(row, contestant).map(Figure::bytes).orElse(Double.NaN);
  }

  /** The peer that does best in a row. */
  Optional<Figure> bestPeer(Row row) {
    Comparator<Figure> order = Comparator.comparingDouble(Figure::value);
    return of(row).stream()
        .filter(figure -> figure.contestant().isPeer())
        .min(row.unit.lessIsBetter ? order : order.reversed());
  }
}
