// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import java.util.Arrays;

/**
 * What the command line says.
 *
 * @param engine what keeps the sessions
 * @param ports where the members listen
 */
record Options(Engine engine, Ports ports) {

  static Options of(String... arguments) throws StartException {
    if (arguments.length > 0 && arguments[0].startsWith("-")) {
      String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
      return new Options(engine(arguments[0]), Ports.of(rest));
    }
    return new Options(Engine.HAZELCAST, Ports.of(arguments));
  }

  private static Engine engine(String argument) throws StartException {
    for (Engine engine : Engine.values()) {
      if (argument.equals("--" + engine.key())) {
        return engine;
      }
    }
    throw new StartException(
        "Expected --jdbc, --redis or --hazelcast, and then three ports or none, not \"%s\"."
            .formatted(argument));
  }
}
