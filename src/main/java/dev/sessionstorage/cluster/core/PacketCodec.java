// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.Input;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Packets as bytes. A message of a kind that only a later version knows is skipped, and so is what
 * a later version has added to the end of a message.
 */
public final class PacketCodec {
  private static final int PACKET = Frame.CRITICAL + 1;
  private static final Set<Integer> KNOWN = Set.of(PACKET);

  private PacketCodec() {}

  /**
   * Encodes a packet.
   *
   * @param packet the packet
   * @return its bytes
   */
  public static byte[] encode(Packet packet) {
    Output out = new Output();
    out.uuid(packet.sender());
    out.number(packet.line());
    out.number(packet.number());
    for (Message message : packet.messages()) {
      int start = out.begin(MessageCodec.kind(message));
      MessageCodec.write(message, out);
      out.end(start);
    }
    return Frame.EMPTY.with(PACKET, out).toBytes();
  }

  /**
   * Decodes a packet.
   *
   * @param bytes what {@link #encode} returned, or any other bytes
   * @return the packet, without messages of unknown kinds
   * @throws IOException if the bytes are damaged, or of a version that this one does not know
   */
  public static Packet decode(byte[] bytes) throws IOException {
    Input in = Frame.read(bytes, KNOWN).required(PACKET);
    var sender = in.uuid();
    long line = in.number();
    long number = in.number();
    if (line < 0 || (line == 0 ? number != 0 : number < 1)) {
      throw new IOException("The number of a packet is out of its range.");
    }
    List<Message> messages = new ArrayList<>();
    while (in.hasMore()) {
      int kind = in.octet();
      Message message = MessageCodec.read(kind, in.part());
      if (message != null) {
        messages.add(message);
      }
    }
    return new Packet(sender, line, number, List.copyOf(messages));
  }
}
