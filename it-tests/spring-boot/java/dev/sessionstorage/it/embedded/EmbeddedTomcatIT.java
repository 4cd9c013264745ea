// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.embedded;

import java.nio.file.Path;

class EmbeddedTomcatIT extends EmbeddedScenarios {

  @Override
  Embedding container(Path folder) {
    return new EmbeddedTomcat(folder);
  }
}
