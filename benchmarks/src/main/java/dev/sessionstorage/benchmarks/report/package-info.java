// SPDX-License-Identifier: Apache-2.0
/** What the figures mean, and how they are shown. */
package dev.sessionstorage.benchmarks.report;
