// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The line to a browser")
class EventStreamTest {
  private static final String HELLO = "retry: 2000\n\n";
  private static final String CHANGE = "event: change\ndata: {}\n\n";

  private final FakeOutput browser = new FakeOutput();
  private final EventStream stream = new EventStream(browser, ended -> browser.ended++);

  @BeforeEach
  void start() {
    stream.start();
  }

  @Test
  @DisplayName("waits until the container lets it begin")
  void waitsForContainer() {
    stream.change();
    assertThat(browser.received()).isEmpty();
  }

  @Test
  @DisplayName("greets and flushes")
  void greets() {
    stream.onWritePossible();
    assertThat(browser.received()).isEqualTo(HELLO);
    assertThat(browser.unflushed).isFalse();
  }

  @Test
  @DisplayName("tells a change at once")
  void tellsChange() {
    stream.onWritePossible();
    stream.change();
    assertThat(browser.received()).isEqualTo(HELLO + CHANGE);
    assertThat(browser.unflushed).isFalse();
  }

  @Test
  @DisplayName("keeps a thousand changes for a slow browser as one")
  void collectsForSlowBrowser() {
    stream.onWritePossible();
    browser.ready = false;
    for (int i = 0; i < 1000; i++) {
      stream.change();
    }
    browser.ready = true;
    stream.onWritePossible();
    assertThat(browser.received()).isEqualTo(HELLO + CHANGE);
  }

  @Test
  @DisplayName("ends when nothing was taken between two heartbeats")
  void endsWhenStuck() {
    stream.onWritePossible();
    browser.ready = false;
    stream.beat();
    assertThat(browser.ended).isZero();
    stream.beat();
    assertThat(browser.ended).isEqualTo(1);
  }

  @Test
  @DisplayName("lives on while heartbeats are taken")
  void livesOn() {
    stream.onWritePossible();
    stream.beat();
    stream.beat();
    assertThat(browser.ended).isZero();
  }

  @Test
  @DisplayName("ends when the browser has gone")
  void endsWhenBroken() {
    stream.onWritePossible();
    browser.broken = true;
    stream.change();
    assertThat(browser.ended).isEqualTo(1);
  }

  @Test
  @DisplayName("ends once")
  void endsOnce() {
    stream.close();
    stream.onError(new IllegalStateException());
    stream.close();
    assertThat(browser.ended).isEqualTo(1);
  }

  @Test
  @DisplayName("says nothing after its end")
  void isQuietAfterEnd() {
    stream.onWritePossible();
    stream.close();
    stream.change();
    assertThat(browser.received()).isEqualTo(HELLO);
  }
}
