// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.race;

/** What one request was told: which visit it is, and what is on offer. */
record Visit(long visits, String offer) {}
