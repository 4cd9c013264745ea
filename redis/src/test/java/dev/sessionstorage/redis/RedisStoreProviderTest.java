// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.spi.InvalidSettingException;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.StoreProvider;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the store is found, and what fails the deployment. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RedisStoreProviderTest {
  private static final String SECRET = "geheim";

  private static Store open(Map<String, String> settings) {
    return new RedisStoreProvider().open("settings", settings::get);
  }

  private static Store open(String uri) {
    return open(Map.of(RedisStoreProvider.URI, uri));
  }

  @Test
  void it_is_found_on_the_class_path() {
    assertThat(ServiceLoader.load(StoreProvider.class))
        .hasAtLeastOneElementOfType(RedisStoreProvider.class);
  }

  @Test
  void without_a_setting_it_says_what_to_set() {
    assertThatThrownBy(() -> open(Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("sessionstorage.redis.uri=redis://");
  }

  @Test
  void an_address_that_is_none_is_refused_without_showing_it() {
    assertThatThrownBy(() -> open("http://user:" + SECRET + "@localhost"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("rediss://")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void a_number_of_replicas_that_is_none_is_refused() {
    for (String text : new String[] {"-1", "one", "1.5", ""}) {
      assertThatThrownBy(
              () ->
                  open(
                      Map.of(
                          RedisStoreProvider.URI,
                          "redis://localhost",
                          RedisStoreProvider.REPLICAS,
                          text)))
          .isInstanceOf(InvalidSettingException.class);
    }
  }

  @Test
  void a_server_that_is_not_there_fails_the_deployment() {
    RedisServer gone = new RedisServer();
    gone.close();

    assertThatThrownBy(() -> open("redis://user:" + SECRET + "@127.0.0.1:" + gone.port))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(RedisStoreProvider.URI)
        .satisfies(e -> assertThat(whole(e)).doesNotContain(SECRET));
  }

  private static String whole(Throwable e) {
    return e == null ? "" : e + whole(e.getCause());
  }

  @Test
  void a_user_needs_the_right_password_and_what_the_page_of_the_engine_says() {
    try (RedisServer server = new RedisServer()) {
      String answer =
          server.command(
              "ACL SETUSER shop on >"
                  + SECRET
                  + " resetchannels ~{sessionstorage.settings}:* &{sessionstorage.settings}:*"
                  + " +@hash +@sortedset +@scripting +@pubsub +@connection +set +del +time +info +wait");
      assertThat(answer).startsWith("+OK");
      String address = "127.0.0.1:" + server.port;

      assertThatThrownBy(() -> open("redis://shop:wrong@" + address))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("WRONGPASS");
      try (Store store = open("redis://shop:" + SECRET + "@" + address)) {
        UUID me = UUID.randomUUID();
        store.listen(me, message -> {});
        assertThat(store.beat(me, new byte[0]).members()).containsOnlyKeys(me);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void a_server_that_evicts_sessions_fails_the_deployment() {
    try (RedisServer server =
        new RedisServer("--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru")) {
      assertThatThrownBy(() -> open(server.uri()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("noeviction");
      server.command("CONFIG SET maxmemory-policy volatile-lru");
      assertThat(openAndClose(server.uri())).isTrue();
    }
  }

  private static boolean openAndClose(String uri) {
    open(uri).close();
    return true;
  }

  @Test
  void no_thread_is_left_after_closing() throws Exception {
    Store store = open(OneRedis.SERVER.uri());
    store.listen(UUID.randomUUID(), message -> {});
    assertThat(threads()).isPositive();
    store.close();

    await().until(() -> threads() == 0);
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.contains("lettuce") || name.contains("session-storage"))
        .count();
  }
}
