// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.Message;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages from member to member. Any of them may be lost. */
final class Post implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Post.class.getName());

  /** Reads a message; called by a thread of the grid, which must not wait. */
  interface Recipient {
    void received(LeaseMessage message) throws IOException;
  }

  private final HazelcastInstance hazelcast;
  private final String prefix;
  private final ITopic<byte[]> inbox;
  private @Nullable UUID listener;

  Post(HazelcastInstance hazelcast, String prefix, Node me) {
    this.hazelcast = hazelcast;
    this.prefix = prefix + ".member.";
    inbox = topic(me);
  }

  private ITopic<byte[]> topic(Node node) {
    return hazelcast.getTopic(prefix + node.id());
  }

  void listen(Recipient recipient) {
    listener = inbox.addMessageListener(message -> receive(message, recipient));
  }

  private static void receive(Message<byte[]> message, Recipient recipient) {
    try {
      recipient.received(LeaseMessage.decode(message.getMessageObject()));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "A message of another member cannot be read", e);
    }
  }

  void send(Node to, LeaseMessage message) {
    try {
      topic(to).publish(message.encode());
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "A message was not sent", e); // whoever waits looks by itself
    }
  }

  @Override
  public void close() {
    try {
      if (listener != null) {
        inbox.removeMessageListener(listener);
      }
      inbox.destroy();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The grid was left first", e);
    }
  }
}
