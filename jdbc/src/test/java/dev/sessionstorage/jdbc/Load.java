// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A member in a process of its own, until it is killed: threads count, each in its own object and
 * all in one, and enter what was acknowledged into a ledger.
 */
final class Load {
  static final int THREADS = 4;
  private static final String ALL = "all";

  private Load() {}

  /** Arguments: a folder, the application, then names and values of settings. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Map<String, String> settings = new HashMap<>();
    for (int i = 2; i < arguments.length; i += 2) {
      settings.put(arguments[i], arguments[i + 1]);
    }
    SessionStorage sessions =
        Engines.storage(Engines.member("killed", arguments[1], settings), Map.of());
    SharedObject storage = storage(sessions, folder.resolve("session"));
    storage.use(
        first -> IntStream.rangeClosed(0, THREADS).forEach(i -> first.put(name(i), Map.of())));
    Ledger ledger = new Ledger(folder.resolve("ledger"), 2 * THREADS);
    for (int i = 0; i < THREADS; i++) {
      int mine = i;
      new Thread(() -> count(storage, ledger, mine)).start();
    }
  }

  private static SharedObject storage(SessionStorage sessions, Path file) throws Exception {
    OpenedSession session = sessions.open("load");
    Path made = Files.writeString(file.resolveSibling("new"), session.id().toString());
    Files.move(made, file);
    return session.storage();
  }

  private static String name(int i) {
    return i == THREADS ? ALL : "own" + i;
  }

  private static void count(SharedObject storage, Ledger ledger, int mine) {
    SharedObject own = storage.object(name(mine));
    SharedObject all = storage.object(ALL);
    while (true) {
      try {
        ledger.set(mine, own.with(o -> o.increment("n", 1)));
        all.use(o -> o.increment("n", 1));
        ledger.set(THREADS + mine, ledger.get(THREADS + mine) + 1);
      } catch (StorageUnavailableException e) {
        Thread.onSpinWait(); // counted perhaps, but not acknowledged
      }
    }
  }

  /** Starts it. */
  static Process start(Path folder, String application, Map<String, String> settings)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of(application));
    settings.forEach((name, value) -> arguments.addAll(List.of(name, value)));
    return start(Load.class, folder, Map.of(), arguments.toArray(String[]::new));
  }

  /** Starts another program that has the folder as its first argument. */
  static Process start(
      Class<?> program, Path folder, Map<String, String> properties, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx128m"));
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.add(folder.toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  static String output(Path folder) {
    try {
      return Files.readString(folder.resolve("output"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  static SessionId session(Path folder) throws Exception {
    return SessionId.parse(Files.readString(folder.resolve("session")));
  }

  static long acknowledged(Ledger ledger) {
    return IntStream.range(0, 2 * THREADS).mapToLong(ledger::get).sum();
  }

  /** What was counted, as the storage has it: by thread, then by all of them. */
  static List<Long> counted(SharedObject storage) {
    return IntStream.rangeClosed(0, THREADS)
        .mapToObj(i -> storage.object(name(i)).getOrDefault("n", 0L))
        .toList();
  }
}
