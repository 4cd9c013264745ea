// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.AdvancedNetworkConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.instance.EndpointQualifier;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.StoreProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FindingTest {
  private static final String YAML =
      """
      hazelcast:
        cluster-name: finding
        properties:
          hazelcast.logging.type: none
          hazelcast.max.no.heartbeat.seconds: 7
          hazelcast.socket.bind.any: false
        network:
          port:
            port: 0
          interfaces:
            enabled: true
            interfaces: [127.0.0.1]
          join:
            auto-detection:
              enabled: false
            multicast:
              enabled: false
      """;
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private final StoreProvider provider =
      ServiceLoader.load(StoreProvider.class).findFirst().orElseThrow();

  @AfterEach
  void restoreTheClassLoader() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void without_a_grid_the_error_says_what_to_do() {
    assertThatThrownBy(() -> provider.open("none", unused -> null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("hazelcast.xml")
        .hasMessageContaining("hazelcast.config")
        .hasMessageContaining("HazelcastInstance");
  }

  @Test
  void without_hazelcast_the_error_says_so() throws Exception {
    try (URLClassLoader loader = new WithoutHazelcast()) {
      Object other =
          loader.loadClass(HazelcastStoreProvider.class.getName()).getConstructor().newInstance();
      assertThatThrownBy(() -> ((StoreProvider) other).open("none", unused -> null))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Add com.hazelcast:hazelcast");
    }
  }

  /** Loads the store's classes anew, and has none of Hazelcast. */
  private static final class WithoutHazelcast extends URLClassLoader {
    WithoutHazelcast() {
      super(new URL[] {location()}, FindingTest.class.getClassLoader());
    }

    private static URL location() {
      return HazelcastStoreProvider.class.getProtectionDomain().getCodeSource().getLocation();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("com.hazelcast.")) {
        throw new ClassNotFoundException(name);
      }
      if (name.startsWith("dev.sessionstorage.hazelcast.")) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
      return super.loadClass(name, resolve);
    }
  }

  @Test
  void the_applications_own_configuration_starts_a_member_that_ends_with_the_store(
      @TempDir Path folder) throws IOException {
    useConfiguration(folder);
    Store store = provider.open("own", unused -> null);
    store.check();
    store.close();
    assertThat(Hazelcast.getAllHazelcastInstances())
        .noneMatch(instance -> instance.getConfig().getClusterName().equals("finding"));
  }

  @Test
  void what_the_configuration_says_stays_and_the_rest_is_completed(@TempDir Path folder)
      throws IOException {
    ClassLoader loader = useConfiguration(folder);
    Config config = OwnConfig.complete(OwnConfig.find(loader), loader);
    assertThat(config.getProperty("hazelcast.max.no.heartbeat.seconds")).isEqualTo("7");
    assertThat(config.getProperty("hazelcast.phone.home.enabled")).isEqualTo("false");
    assertThat(config.getProperty("hazelcast.merge.first.run.delay.seconds")).isEqualTo("10");
    assertThat(config.getProperty("hazelcast.merge.next.run.delay.seconds")).isEqualTo("10");
    assertThat(config.getProperty("hazelcast.operation.fail.on.indeterminate.state"))
        .isEqualTo("true");
    assertThat(config.getClassLoader()).isSameAs(loader);
  }

  @Test
  void members_get_a_socket_of_their_own_that_is_configured_as_the_one_was(@TempDir Path folder)
      throws IOException {
    ClassLoader loader = useConfiguration(folder);
    Config config = OwnConfig.complete(OwnConfig.find(loader), loader);
    AdvancedNetworkConfig endpoints = config.getAdvancedNetworkConfig();
    ServerSocketEndpointConfig endpoint =
        (ServerSocketEndpointConfig) endpoints.getEndpointConfigs().get(EndpointQualifier.MEMBER);
    assertThat(endpoints.isEnabled()).isTrue();
    assertThat(endpoint.getPort()).isZero();
    assertThat(endpoint.getInterfaces().getInterfaces()).containsExactly("127.0.0.1");
    assertThat(endpoints.getJoin()).isEqualTo(config.getNetworkConfig().getJoin());
  }

  @Test
  void a_configuration_that_lets_others_than_members_in_keeps_its_one_socket() {
    Config config = new Config();
    config.getNetworkConfig().getMemcacheProtocolConfig().setEnabled(true);
    OwnConfig.complete(config, before);
    assertThat(config.getAdvancedNetworkConfig().isEnabled()).isFalse();
  }

  @Test
  void endpoints_that_are_configured_stay() {
    Config config = new Config();
    ServerSocketEndpointConfig own = new ServerSocketEndpointConfig().setPort(5901);
    config.getAdvancedNetworkConfig().setEnabled(true).setMemberEndpointConfig(own);
    OwnConfig.complete(config, before);
    assertThat(config.getAdvancedNetworkConfig().getEndpointConfigs().values())
        .anySatisfy(endpoint -> assertThat(endpoint).isSameAs(own));
  }

  private static ClassLoader useConfiguration(Path folder) throws IOException {
    Files.writeString(folder.resolve("hazelcast.yaml"), YAML);
    URL[] urls = {folder.toUri().toURL()};
    ClassLoader loader = new URLClassLoader(urls, FindingTest.class.getClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    return loader;
  }

  @Test
  void a_bad_setting_stops_the_member_that_was_started(@TempDir Path folder) throws IOException {
    useConfiguration(folder);
    assertThatThrownBy(() -> provider.open("own", unused -> "many"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sessionstorage.cluster.members");
    assertThat(Hazelcast.getAllHazelcastInstances())
        .noneMatch(instance -> instance.getConfig().getClusterName().equals("finding"));
  }
}
