// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.payara;

import dev.sessionstorage.it.process.AgentServer;
import dev.sessionstorage.it.process.ServerProcess;
import fish.payara.micro.PayaraMicro;
import java.nio.file.Path;

/** Payara Micro. */
class Payara extends AgentServer {

  Payara() {}

  Payara(Path store) {
    super(store);
  }

  @Override
  protected Path jar() {
    return ServerProcess.jarOf(PayaraMicro.class);
  }

  @Override
  protected Class<?> main() {
    return PayaraMain.class;
  }
}
