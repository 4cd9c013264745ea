// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import dev.sessionstorage.hazelcast.failure.member.Place;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A member's public port: all that others send to it passes here, both ways, or is held up as by a
 * network that drops packets.
 */
final class Gateway implements AutoCloseable {
  private static final int BACKLOG = 50;
  private static final int BUFFER = 1 << 16;

  private final Network network;
  private final Place to;
  private final ServerSocket server;

  Gateway(Network network, Place to) throws IOException {
    this.network = network;
    this.to = to;
    server = new ServerSocket(to.publicPort(), BACKLOG, InetAddress.getLoopbackAddress());
    thread(this::accept);
  }

  private void accept() throws IOException, InterruptedException {
    while (true) {
      Socket sender = server.accept();
      thread(() -> connect(sender));
    }
  }

  private void connect(Socket sender) throws IOException, InterruptedException {
    Place from = network.sender(sender.getPort());
    try (sender) {
      network.pass(from, to);
      try (Socket receiver = new Socket(InetAddress.getLoopbackAddress(), to.port())) {
        sender.setTcpNoDelay(true);
        receiver.setTcpNoDelay(true);
        thread(() -> pump(receiver, sender, to, from));
        pump(sender, receiver, from, to);
      }
    }
  }

  /** Ends, and closes both, when one of them is closed. */
  private void pump(Socket in, Socket out, Place from, Place to)
      throws IOException, InterruptedException {
    try (in;
        out) {
      InputStream bytes = in.getInputStream();
      byte[] buffer = new byte[BUFFER];
      for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
        network.pass(from, to);
        out.getOutputStream().write(buffer, 0, n);
      }
    }
  }

  private interface Task {
    void run() throws IOException, InterruptedException;
  }

  private static void thread(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException | InterruptedException e) {
                // closed by one of the two ends
              }
            },
            "gateway");
    thread.setDaemon(true);
    thread.start();
  }

  /** Refuses whoever comes from now on. */
  @Override
  public void close() throws IOException {
    server.close();
  }
}
