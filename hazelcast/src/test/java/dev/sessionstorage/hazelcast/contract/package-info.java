// SPDX-License-Identifier: Apache-2.0
/** The contract that every engine keeps, on this one. */
package dev.sessionstorage.hazelcast.contract;
