// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A browser that is quick, slow or gone, as a test wishes. */
final class FakeOutput extends ServletOutputStream {
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  boolean ready = true;
  boolean broken;
  boolean unflushed;
  int ended;

  String received() {
    return received.toString(UTF_8);
  }

  @Override
  public boolean isReady() {
    return ready;
  }

  @Override
  public void setWriteListener(WriteListener listener) {}

  @Override
  public void write(int octet) throws IOException {
    if (broken) {
      throw new IOException("gone");
    }
    received.write(octet);
    unflushed = true;
  }

  @Override
  public void flush() {
    unflushed = false;
  }
}
