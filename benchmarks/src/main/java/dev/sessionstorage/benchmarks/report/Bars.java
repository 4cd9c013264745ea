// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Panels of bars, each panel with a scale of its own. */
public final class Bars {
  private static final int WIDTH = 880;
  private static final int LEFT = 290;
  private static final int SCALE = 420;
  private static final int LINE = 18;

  private final Svg svg = new Svg();
  private final List<Bar> bars = new ArrayList<>();
  private String title = "";
  private int y = 10;

  private record Bar(String name, double value, boolean own) {}

  /** Begins a panel. */
  public void panel(String text) {
    draw();
    title = text;
  }

  /** Adds a bar to the panel; the library's own is in colour. */
  public void bar(String name, double value, boolean own) {
    bars.add(new Bar(name, value, own));
  }

  private void draw() {
    if (bars.isEmpty()) {
      return;
    }
    svg.text(10, y + 14, "title", title);
    y += 24;
    double most = bars.stream().mapToDouble(Bar::value).max().orElseThrow();
    bars.forEach(bar -> draw(bar, SCALE / most));
    bars.clear();
    y += 14;
  }

  private void draw(Bar bar, double perUnit) {
    svg.text(LEFT - 8, y + 13, "name", bar.name);
    svg.bar(LEFT, y + 2, bar.value * perUnit, LINE - 4, bar.own ? "own" : "peer");
    svg.text(LEFT + SCALE + 24, y + 13, "value", Numbers.text(bar.value));
    y += LINE;
  }

  /** Gives the picture. */
  public String document() {
    draw();
    return svg.document(WIDTH, y);
  }
}
