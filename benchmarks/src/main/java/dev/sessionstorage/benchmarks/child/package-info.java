// SPDX-License-Identifier: Apache-2.0
/** What JMH does not measure, each in a process of its own. */
package dev.sessionstorage.benchmarks.child;
