// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** What the tests of an application get, which have no servlet container. */
abstract class MockMvcScenarios {
  @Autowired private MockMvc mvc;

  private String ask(MockHttpSession session, String path) throws Exception {
    return mvc.perform(get(path).session(session)).andReturn().getResponse().getContentAsString();
  }

  @Test
  void requestsOfOneMockSessionShareItsStorage() throws Exception {
    MockHttpSession session = new MockHttpSession();

    assertThat(ask(session, "/visit")).isEqualTo("1");
    assertThat(ask(session, "/visit")).isEqualTo("2");
    assertThat(ask(new MockHttpSession(), "/visits")).isEqualTo("null");
  }

  @Test
  void storageEndsWithTheMockSession() throws Exception {
    MockHttpSession session = new MockHttpSession();
    String id = ask(session, "/id");

    ask(session, "/logout");

    assertThat(ask(new MockHttpSession(), "/visits-of?id=" + id)).isEqualTo("gone");
  }
}
