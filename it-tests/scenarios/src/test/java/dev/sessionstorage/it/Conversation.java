// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Questions and answers over a WebSocket. */
public final class Conversation implements AutoCloseable {
  /** What comes instead of an answer when the server has closed the WebSocket. */
  public static final String CLOSED = "closed";

  private final Answers answers;
  private final WebSocket socket;

  private Conversation(Answers answers, WebSocket socket) {
    this.answers = answers;
    this.socket = socket;
  }

  static Conversation over(WebSocket.Builder handshake, java.net.URI target) {
    Answers answers = new Answers();
    return new Conversation(answers, handshake.buildAsync(target, answers).join());
  }

  /** Asks, and waits for the answer, which is {@link #CLOSED} when the server has ended this. */
  public String ask(String question) throws InterruptedException {
    try {
      socket.sendText(question, true).join();
    } catch (CompletionException e) {
      return socket.isOutputClosed() ? CLOSED : e.toString();
    }
    String answer = answers.queue.poll(20, TimeUnit.SECONDS);
    return answer == null ? "no answer" : answer;
  }

  @Override
  public void close() {
    if (!socket.isOutputClosed()) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }
    socket.abort();
  }

  /** Puts the parts of an answer together. */
  private static final class Answers implements WebSocket.Listener {
    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      parts.append(part);
      if (last) {
        queue.add(parts.toString());
        parts.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      queue.add(CLOSED);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable problem) {
      queue.add(problem.toString());
    }
  }
}
