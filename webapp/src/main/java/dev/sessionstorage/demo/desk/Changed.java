// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

/** How many sessions a request has changed. */
record Changed(long sessions) {}
