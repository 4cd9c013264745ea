// SPDX-License-Identifier: Apache-2.0
/** The library and what it is compared with, each behind the same few operations. */
package dev.sessionstorage.benchmarks.peers;
