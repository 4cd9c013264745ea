// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.web;

/** Fills the page that says what went wrong. */
final class ErrorPage {
  private final String template;

  ErrorPage(String template) {
    this.template = template;
  }

  String fill(String root, int status) {
    return template
        .replace("{{root}}", escape(root))
        .replace("{{status}}", Integer.toString(status))
        .replace("{{title}}", escape(Status.title(status)))
        .replace("{{detail}}", escape(Status.detail(status)));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
