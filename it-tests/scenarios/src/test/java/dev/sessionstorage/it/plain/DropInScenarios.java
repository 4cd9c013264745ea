// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sessionstorage.it.Client;
import dev.sessionstorage.it.OnServer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Programs that know nothing of the library answer with its jar in WEB-INF/lib as they do without
 * it, and hear the same from the container.
 */
public interface DropInScenarios extends OnServer {

  /**
   * Lines with one of these names are not compared, each for a reason.
   *
   * <ul>
   *   <li>{@code dev.sessionstorage.session}: the link between an HTTP session and its storage is
   *       an attribute, since only attributes survive passivation, restart and fail-over. So
   *       attribute listeners and {@code getAttributeNames} see it.
   *   <li>{@code dev.sessionstorage.servlet.WebApplication}: an attribute of the application, which
   *       all that wraps its {@code ServletContext} shares. Servers whose listeners begin before
   *       initializers run tell them of it.
   *   <li>{@code org.jboss.weld.}: the jar contains beans, so servers with CDI switch it on for an
   *       application that was none of CDI. Weld then keeps attributes in each request.
   *   <li>{@code request attribute removed jakarta.servlet.include.}: Undertow takes these out
   *       before a forward, and tells of it only where a request has any attribute, as those of
   *       Weld.
   * </ul>
   */
  List<String> ACCEPTED =
      List.of(
          "dev.sessionstorage.session",
          "dev.sessionstorage.servlet.WebApplication",
          "org.jboss.weld.",
          "request attribute removed jakarta.servlet.include.");

  @TestFactory
  default Stream<DynamicTest> plain_programs_run_with_the_jar_as_without_it() throws Exception {
    Map<String, List<String>> without = record(false);
    Map<String, List<String>> with = record(true);
    return without.keySet().stream()
        .map(
            program ->
                dynamicTest(program, () -> assertSame(with.get(program), without.get(program))));
  }

  /** Compares what was written down, but for what is accepted. */
  static void assertSame(List<String> with, List<String> without) {
    assertThat(compared(with)).containsExactlyElementsOf(compared(without));
  }

  private static List<String> compared(List<String> lines) {
    return lines.stream().filter(line -> ACCEPTED.stream().noneMatch(line::contains)).toList();
  }

  private Map<String, List<String>> record(boolean withLibrary) throws Exception {
    try {
      URI plain = server().deploy("plain", PlainWar.file(withLibrary));
      URI unused = server().deploy("plain-two", PlainWar.file(withLibrary));
      assertThat(Client.of(plain).get("log/library")).isEqualTo("" + withLibrary);
      return record(plain);
    } finally {
      server().undeploy("plain");
      server().undeploy("plain-two");
    }
  }

  private static Map<String, List<String>> record(URI plain) {
    Map<String, List<String>> recorded = new LinkedHashMap<>();
    recorded.put("the application begins", Recorder.callsUntilNow(plain));
    PlainPrograms.all()
        .forEach(
            (name, program) -> {
              Recorder recorder = new Recorder(plain);
              program.accept(recorder);
              recorded.put(name, recorder.lines());
            });
    return recorded;
  }
}
