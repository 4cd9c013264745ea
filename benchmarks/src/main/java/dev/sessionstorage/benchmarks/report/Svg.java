// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.report;

import java.util.Locale;

/** The few elements of SVG that a bar chart needs. */
final class Svg {
  private static final String STYLE =
      """
      <style>
      text { font: 12px sans-serif; fill: #1f2937; }
      .title { font-weight: bold; font-size: 13px; }
      .name { text-anchor: end; }
      .own { fill: #2563eb; }
      .limit { fill: #6b7280; }
      .peer { fill: #cbd5e1; }
      .goal { stroke: #dc2626; stroke-width: 1.5; stroke-dasharray: 4 2; }
      .error { stroke: #111827; }
      </style>
      """;

  private final StringBuilder body = new StringBuilder();

  void text(double x, double y, String style, String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
    add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", style, x, y, escaped);
  }

  void bar(double x, double y, double width, double height, String style) {
    add(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>%n",
        style, x, y, width, height);
  }

  void line(double x1, double y1, double x2, double y2, String style) {
    add(
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
        style, x1, y1, x2, y2);
  }

  private void add(String format, Object... arguments) {
    body.append(String.format(Locale.ROOT, format, arguments));
  }

  /** The whole document; red dashes are explained at its foot. */
  String document(int width, int height) {
    text(10, height + 10, "value", "Red dashes: the goal. →: a bar that is cut off.");
    return String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\""
            + " height=\"%2$d\">%n%3$s<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n%4$s</svg>%n",
        width,
        height + 22,
        STYLE,
        body);
  }
}
