// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.topic.ITopic;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Messages from member to member: a topic for each, to which it alone listens. */
final class Mail {
  private static final Logger LOG = System.getLogger(Mail.class.getName());

  private final HazelcastInstance hazelcast;
  private final String prefix;
  private @Nullable ITopic<byte[]> inbox;
  private @Nullable Listening listening;

  Mail(HazelcastInstance hazelcast, String prefix) {
    this.hazelcast = hazelcast;
    this.prefix = prefix + ".member.";
  }

  private ITopic<byte[]> topic(UUID member) {
    return hazelcast.getTopic(prefix + member);
  }

  void send(UUID member, byte[] message) {
    try {
      topic(member).publishAsync(message);
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "A message was not sent", e);
    }
  }

  /** Listens under one id; a member that has another id now is heard under that one only. */
  synchronized void listen(UUID me, Consumer<byte[]> receiver) {
    close();
    ITopic<byte[]> mine = topic(me);
    listening = new Listening(hazelcast, mine, receiver);
    inbox = mine;
  }

  synchronized void close() {
    if (inbox != null && listening != null) {
      listening.close();
      inbox.destroy();
      inbox = null;
      listening = null;
    }
  }
}
