// SPDX-License-Identifier: Apache-2.0
/** Several members beside what a program would write on Hazelcast itself. */
package dev.sessionstorage.benchmarks.cluster;
