// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

/** All scenarios for servers that bring the Jakarta EE platform with them. */
public interface PlatformScenarios
    extends AllScenarios,
        ContainerUserScenarios,
        DeploymentScenarios,
        CdiDeploymentScenarios,
        WebSocketScenarios,
        ConcurrencyScenarios,
        JaxRsScenarios {}
