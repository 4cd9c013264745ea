// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.browser;

import dev.sessionstorage.it.process.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Three members of the demo, started by the command of the README, which tells where they are. */
final class ThreeMembers {
  private static final Path LAUNCHER = Path.of("../../cluster-demo/target/cluster-demo.jar");
  private static final Pattern MEMBER = Pattern.compile("(http://\\S+/)desk/ +pid (\\d+)");

  private final ServerProcess launcher;
  private final List<Member> members = new ArrayList<>();

  record Member(URI demo, long pid) {

    /** What the desk calls it. */
    String name() {
      return demo.getAuthority();
    }
  }

  /** Starts them with what comes before the ports on the command line. */
  ThreeMembers(String... options) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(ServerProcess.java(), "-jar", LAUNCHER.toString()));
    command.addAll(List.of(options));
    freePorts().forEach(port -> command.add(String.valueOf(port)));
    launcher = ServerProcess.start(ServerProcess.newFolder("cluster-"), command);
    for (int i = 0; i < 3; i++) {
      members.add(nextMember());
    }
  }

  private static Set<Integer> freePorts() throws IOException {
    Set<Integer> ports = new TreeSet<>();
    while (ports.size() < 3) {
      ports.add(ServerProcess.freePort());
    }
    return ports;
  }

  private Member nextMember() throws InterruptedException {
    Matcher found = MEMBER.matcher(launcher.await(line -> MEMBER.matcher(line).find()));
    if (!found.find()) {
      throw new AssertionError("it was found before");
    }
    return new Member(URI.create(found.group(1)), Long.parseLong(found.group(2)));
  }

  Member get(int index) {
    return members.get(index);
  }

  /** Kills a member as {@code kill -9} does, and waits until the launcher tells of it. */
  void kill(int index) throws InterruptedException {
    long pid = members.get(index).pid();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    launcher.await(line -> line.contains("(pid " + pid + ") has died"));
  }

  /** Presses Enter, and waits until the member is there again. */
  void restart(int index) throws InterruptedException {
    launcher.tell("");
    members.set(index, nextMember());
  }

  void stop() throws InterruptedException {
    launcher.terminate();
  }
}
