// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import java.io.IOException;

/** A server that members share. */
interface StoreServer extends AutoCloseable {

  /** No server. */
  StoreServer NONE =
      new StoreServer() {
        @Override
        public String address() {
          return "";
        }

        @Override
        public long statements() {
          return 0;
        }

        @Override
        public void close() {}
      };

  /** A URL that members take. */
  String address();

  /** How many statements it has run since it was started. */
  long statements();

  @Override
  void close() throws IOException;
}
