// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.it.Client;
import dev.sessionstorage.it.Client.Answer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** WARs that nobody here wrote answer with the library in WEB-INF/lib as they do without it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DropInIT {
  private static final String LIBRARY = "session-storage.jar";
  private static final String WELD = "weld-servlet-shaded.jar";
  private static final ForeignWar SPEC = new ForeignWar("jetty-ee10-demo-spec-webapp", List.of());
  private static final ForeignWar ACTIVE_MQ =
      new ForeignWar("activemq-web-demo", List.of("activemq-web.jar", "activemq-all.jar"));
  private static final String[] PAGES_OF_SPEC = {
    "", "test/", "multi/", "fragment/", "classloader", "asy/xx", "role/", "login.html", "nothing"
  };
  private static final String[] PAGES_OF_ACTIVE_MQ = {
    "", "chat.html", "test/", "queueBrowse/X", "portfolioPublish", "js/amq.js", "nothing"
  };

  private final DropInJetty jetty = new DropInJetty();

  @BeforeEach
  void start() throws Exception {
    jetty.start();
  }

  @AfterEach
  void stop() throws Exception {
    jetty.stop();
  }

  @Test
  void the_demo_of_the_servlet_specification_works_as_before() throws Exception {
    assertThat(answers(SPEC, PAGES_OF_SPEC, LIBRARY)).isEqualTo(answers(SPEC, PAGES_OF_SPEC));
    assertThat(answers(SPEC, PAGES_OF_SPEC, WELD, LIBRARY))
        .isEqualTo(answers(SPEC, PAGES_OF_SPEC, WELD));
  }

  @Test
  void the_demo_of_ActiveMQ_works_as_before() throws Exception {
    assertThat(answers(ACTIVE_MQ, PAGES_OF_ACTIVE_MQ, LIBRARY))
        .isEqualTo(answers(ACTIVE_MQ, PAGES_OF_ACTIVE_MQ));
    assertThat(answers(ACTIVE_MQ, PAGES_OF_ACTIVE_MQ, WELD, LIBRARY))
        .isEqualTo(answers(ACTIVE_MQ, PAGES_OF_ACTIVE_MQ, WELD));
  }

  private Map<String, String> answers(ForeignWar war, String[] pages, String... jars)
      throws Exception {
    URI address = jetty.deploy("app", war.with(jars));
    Client client = Client.of(address);
    Map<String, String> answers = new LinkedHashMap<>();
    for (String page : pages) {
      answers.put(page, comparable(client.ask(page)));
    }
    if (List.of(jars).contains(LIBRARY)) {
      checkThatTheLibraryIsActive(client);
    }
    jetty.undeploy("app");
    return answers;
  }

  /** The requests before had one HTTP session, as each new browser gets one. */
  private void checkThatTheLibraryIsActive(Client client) throws Exception {
    DroppedIn library = new DroppedIn(jetty.application());

    assertThat(library.hasFilter()).isTrue();
    List<Object> kinds = library.kindsOfSessions();
    assertThat(kinds).containsOnlyOnce("WEB");

    for (String page : new String[] {"", "role/"}) {
      Answer unused = Client.of(client.base()).ask(page);
    }
    assertThat(library.kindsOfSessions()).hasSizeGreaterThan(kinds.size());
  }

  /**
   * Status, names of cookies, and text, without what differs each time: numbers, ids, and the order
   * in which a page lists the classes of a hash set.
   */
  private static String comparable(Answer answer) {
    return answer.status()
        + " "
        + answer.newCookies().stream().map(it -> it.replaceAll("=.*", "")).toList()
        + answer.body().lines().map(DropInIT::comparable).collect(Collectors.joining("\n"));
  }

  private static String comparable(String line) {
    return Stream.of(line.replaceAll("\\w*\\d\\w*", "#").split(" ", -1))
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
