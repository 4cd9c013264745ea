// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.config.AdvancedNetworkConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.ServerSocketEndpointConfig;

/**
 * Gives a member a socket that speaks with members only, where it would have one for all protocols.
 *
 * <p>What writes to the latter does not wait for a member that was connected to and hangs: it tries
 * for ever, and keeps one of the member's output threads from all other connections, until healthy
 * members are taken for dead as well (hazelcast/hazelcast#26473).
 */
@SuppressWarnings("removal") // of what is to be kept while Hazelcast has it
public final class MemberSocket {
  private MemberSocket() {}

  /**
   * Changes nothing where the configuration has endpoints, or lets others than members in.
   *
   * @param config the configuration of a member that is about to start
   */
  public static void separate(Config config) {
    AdvancedNetworkConfig endpoints = config.getAdvancedNetworkConfig();
    NetworkConfig network = config.getNetworkConfig();
    if (endpoints.isEnabled() || servesOthers(network)) {
      return;
    }
    endpoints
        .setEnabled(true)
        .setMemberEndpointConfig(endpoint(network))
        .setJoin(network.getJoin())
        .setMemberAddressProviderConfig(network.getMemberAddressProviderConfig())
        .setIcmpFailureDetectorConfig(network.getIcmpFailureDetectorConfig());
  }

  private static boolean servesOthers(NetworkConfig network) {
    return network.getRestApiConfig().isEnabledAndNotEmpty()
        || network.getMemcacheProtocolConfig().isEnabled();
  }

  private static ServerSocketEndpointConfig endpoint(NetworkConfig network) {
    ServerSocketEndpointConfig endpoint =
        new ServerSocketEndpointConfig()
            .setPort(network.getPort())
            .setPortCount(network.getPortCount())
            .setPortAutoIncrement(network.isPortAutoIncrement())
            .setReuseAddress(network.isReuseAddress())
            .setPublicAddress(network.getPublicAddress());
    endpoint
        .setInterfaces(network.getInterfaces())
        .setOutboundPorts(network.getOutboundPorts())
        .setOutboundPortDefinitions(network.getOutboundPortDefinitions())
        .setSocketInterceptorConfig(network.getSocketInterceptorConfig())
        .setSymmetricEncryptionConfig(network.getSymmetricEncryptionConfig())
        .setSSLConfig(network.getSSLConfig());
    return endpoint;
  }
}
