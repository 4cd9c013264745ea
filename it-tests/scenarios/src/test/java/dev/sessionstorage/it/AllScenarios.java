// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

/** What every server with CDI must pass, however it was started. */
public interface AllScenarios extends ServletScenarios, CdiScenarios {}
