// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

/**
 * One measured value.
 *
 * @param of what was measured
 * @param way of whom
 * @param perSecond how often it was done in a second, by all members together
 * @param p99Micros what 99 of 100 took at most, on the slowest member; for reads that of a thousand
 */
record Measured(Case of, Way way, double perSecond, double p99Micros) {}
