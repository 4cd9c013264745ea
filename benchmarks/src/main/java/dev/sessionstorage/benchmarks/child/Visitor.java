// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.child;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One browser, as simple as can be: one connection, one session, one request after the other. */
final class Visitor implements AutoCloseable {
  private static final String END_OF_HEADER = "\r\n\r\n";

  private final Socket socket;
  private final InputStream answers;
  private byte[] request = request("");

  Visitor(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    answers = new BufferedInputStream(socket.getInputStream());
    request = request("Cookie: " + cookie(visit()) + "\r\n");
  }

  private static byte[] request(String header) {
    return ("GET / HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String cookie(String header) {
    int begin = header.indexOf("Set-Cookie: ") + "Set-Cookie: ".length();
    return header.substring(begin, header.indexOf(';', begin));
  }

  /** Sends a request and reads the answer; gives its header. */
  String visit() throws IOException {
    socket.getOutputStream().write(request);
    StringBuilder header = new StringBuilder();
    int matched = 0;
    while (matched < END_OF_HEADER.length()) {
      int next = read();
      header.append((char) next);
      matched = next == END_OF_HEADER.charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
    }
    if (header.indexOf(" 200 ") < 0) {
      throw new IOException("The server answered " + header);
    }
    answers.skipNBytes("visits".length());
    return header.toString();
  }

  private int read() throws IOException {
    int next = answers.read();
    if (next < 0) {
      throw new EOFException("The server has closed the connection");
    }
    return next;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
