// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** What a JVM says to its launcher: one line. It ends when its standard input does. */
final class Answer {
  private static final String READY = "ready, pid ";

  private Answer() {}

  /** Something that goes on when it has been started. */
  interface Start {
    /** Returns the process that a crash would end. */
    ProcessHandle run() throws Exception;
  }

  /** The process that the line names; null if the line says what is wrong. */
  static @Nullable ProcessHandle ready(@Nullable String line) {
    return line != null && line.startsWith(READY)
        ? ProcessHandle.of(Long.parseLong(line.substring(READY.length()))).orElse(null)
        : null;
  }

  /** Starts something, and answers that it is ready or why it is not. */
  static void to(Start start) {
    PrintStream answer = System.out;
    System.setOut(System.err); // all else goes to the log
    endWithLauncher(System.in);
    try {
      answer.println(READY + start.run().pid());
    } catch (Exception | LinkageError e) { // a jar of the server may be missing
      e.printStackTrace();
      answer.println(reason(e));
      Runtime.getRuntime().exit(1);
    }
  }

  /** However the launcher ends, nothing of it stays. */
  private static void endWithLauncher(InputStream in) {
    Thread watch = new Thread(() -> watch(in), "end with the launcher");
    watch.setDaemon(true);
    watch.start();
  }

  private static void watch(InputStream in) {
    try {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException gone) {
      // as if it had ended
    }
    Runtime.getRuntime().exit(0);
  }

  /** One line. */
  private static String reason(Throwable problem) {
    String message = problem.getMessage();
    return (message == null ? problem.toString() : message).replaceAll("\\s+", " ");
  }
}
