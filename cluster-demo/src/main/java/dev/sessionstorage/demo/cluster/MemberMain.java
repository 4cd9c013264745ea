// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/** The process of a member. It answers with one line, and ends when its standard input does. */
final class MemberMain {
  static final String READY = "ready";

  private MemberMain() {}

  /** Takes the port and the folder of the launcher. */
  public static void main(String[] arguments) {
    PrintStream answer = System.out;
    System.setOut(System.err); // all else goes to the log
    endWithLauncher(System.in);
    try {
      MemberServer.start(Integer.parseInt(arguments[0]), new Folder(Path.of(arguments[1])));
      answer.println(READY);
    } catch (Exception | LinkageError e) { // a jar of the server may be missing
      e.printStackTrace();
      answer.println(rootCause(e));
      Runtime.getRuntime().halt(1);
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
    Runtime.getRuntime().halt(0);
  }

  private static Throwable rootCause(Throwable problem) {
    Throwable cause = problem.getCause();
    return cause == null ? problem : rootCause(cause);
  }
}
