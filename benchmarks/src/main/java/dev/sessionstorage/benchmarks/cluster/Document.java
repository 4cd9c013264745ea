// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import java.io.Serializable;

/** What the raw ways keep in a map. */
record Document(String text, long n, long version) implements Serializable {
  private static final long serialVersionUID = 1L;

  Document counted() {
    return new Document(text, n + 1, version + 1);
  }
}
