// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** What is written to the console until this is closed. */
final class BootLog implements AutoCloseable {
  private final PrintStream before = System.out;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  BootLog() {
    System.setOut(new PrintStream(bytes, true, UTF_8));
  }

  String text() {
    return bytes.toString(UTF_8);
  }

  @Override
  public void close() {
    System.setOut(before);
  }
}
