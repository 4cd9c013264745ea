// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.race;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** The part of a source file that the page shows. The build puts the sources on the class path. */
final class Snippet {
  private static final String FROM = "// shown: from here\n";
  private static final String TO = "// shown: to here";

  private Snippet() {}

  static String of(Class<?> servlet) throws IOException {
    String file = "/shown/" + servlet.getSimpleName() + ".java";
    try (InputStream source = servlet.getResourceAsStream(file)) {
      if (source == null) {
        throw new FileNotFoundException(file);
      }
      return extract(new String(source.readAllBytes(), UTF_8));
    }
  }

  static String extract(String source) {
    String unix = source.replace("\r\n", "\n");
    int from = unix.indexOf(FROM);
    int to = unix.indexOf(TO);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("The source does not mark what is to be shown");
    }
    String lines = unix.substring(from + FROM.length(), unix.lastIndexOf('\n', to) + 1);
    return lines.stripTrailing().stripIndent();
  }
}
