// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import java.nio.file.Path;

/** How a member is started. */
record MemberCommand(Folder folder, int port, String grid, String members) {

  Path log() {
    return folder.log(port);
  }

  ProcessBuilder toProcess() {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", // three JVMs start on a small machine
            "-Dsessionstorage.cluster.member=127.0.0.1:" + Ports.ofGrid(port),
            "-Ddemo.grid.name=" + grid,
            "-Ddemo.grid.port=" + Ports.ofGrid(port),
            "-Ddemo.grid.members=" + members,
            "-cp",
            System.getProperty("java.class.path"),
            MemberMain.class.getName(),
            String.valueOf(port),
            folder.path().toString())
        .redirectError(log().toFile());
  }
}
