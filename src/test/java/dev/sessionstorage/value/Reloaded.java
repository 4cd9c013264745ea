// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

/** A record that is loaded anew, as by a redeployed application. */
public record Reloaded(String text, int number) {}
