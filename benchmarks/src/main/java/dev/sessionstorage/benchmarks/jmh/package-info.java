// SPDX-License-Identifier: Apache-2.0
/** One class for each row of the table that JMH measures, one method for each contestant. */
package dev.sessionstorage.benchmarks.jmh;
