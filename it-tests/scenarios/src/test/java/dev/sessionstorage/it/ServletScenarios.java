// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

/** What every server must pass, also without CDI. */
public interface ServletScenarios
    extends BindingScenarios,
        LifetimeScenarios,
        UserScenarios,
        DispatchScenarios,
        ThreadScenarios,
        StreamScenarios,
        ParallelScenarios,
        IsolationScenarios,
        OwnSessionScenarios {}
