// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Some members, each a process of its own. An engine says how they start and are cut off. */
public abstract class Cluster implements AutoCloseable {
  private final Path folder;
  private final int size;
  private final TreeMap<Integer, MemberProcess> members = new TreeMap<>();
  private int started;

  /**
   * Begins without members; {@link #heal} starts them.
   *
   * @param folder where ledgers and logs are
   * @param size how many members there are as long as nothing happens to them
   */
  protected Cluster(Path folder, int size) {
    try {
      this.folder = Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.size = size;
  }

  /** Starts a process that runs {@link dev.sessionstorage.failure.member.Member}. */
  protected abstract Process process(int index, String member) throws IOException;

  /** Called when the process of a member has ended. */
  protected abstract void ended(int index) throws IOException;

  /** Cuts a member off from what it shares with the others. */
  protected abstract void cutOff(int index);

  /** Opens all ways again. */
  protected abstract void reconnect();

  /** Waits until nothing is the matter any more and all data are as safe as the engine says. */
  public abstract void untilItIsWhole();

  /** How many entries of a session there are: its record, its first level, its children. */
  public abstract long entries(String session);

  /** How many members there are as long as nothing happens to them. */
  public final int size() {
    return size;
  }

  final Path folder() {
    return folder;
  }

  /** All that are alive, stopped and cut off ones too. */
  public final List<MemberProcess> members() {
    return new ArrayList<>(members.values());
  }

  /** The others. */
  public final List<MemberProcess> without(MemberProcess one) {
    return without(List.of(one));
  }

  /** All but these. */
  public final List<MemberProcess> without(List<MemberProcess> some) {
    return members.values().stream().filter(member -> !some.contains(member)).toList();
  }

  /** The one with this index. */
  protected final MemberProcess at(int index) {
    return members.get(index);
  }

  /** Starts one more than there are. */
  public final MemberProcess start() throws IOException {
    int index = 0;
    while (members.containsKey(index)) {
      index++;
    }
    String member = "m" + index + "." + ++started;
    members.put(index, new MemberProcess(member, process(index, member)));
    members.get(index).untilItHasJoined();
    return members.get(index);
  }

  /** Starts a program of this class path whose errors go into the log of a member. */
  protected final Process java(
      String member, Map<String, String> properties, Class<?> program, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectError(folder.resolve(member + ".log").toFile())
        .start();
  }

  /** Kills a member as {@code kill -9} does. */
  public final void kill(MemberProcess member) throws IOException {
    member.kill();
    int index = indexOf(member);
    members.remove(index);
    ended(index);
  }

  /** Lets it leave in order. */
  public final void leave(MemberProcess member) throws IOException {
    member.ask("leave");
    kill(member);
  }

  private int indexOf(MemberProcess member) {
    return members.keySet().stream().filter(i -> members.get(i) == member).findAny().orElseThrow();
  }

  /** Cuts a member off from what it shares with the others. */
  public final void cutOff(MemberProcess member) {
    cutOff(indexOf(member));
  }

  /** Opens all ways and starts members that are missing; gives those that were started. */
  public final List<MemberProcess> heal() throws IOException {
    reconnect();
    List<MemberProcess> fresh = new ArrayList<>();
    while (members.size() < size) {
      fresh.add(start());
    }
    return fresh;
  }

  @Override
  public void close() throws IOException {
    for (MemberProcess member : members()) {
      kill(member);
    }
  }
}
