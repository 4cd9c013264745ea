// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.Message.Bye;
import dev.sessionstorage.cluster.core.Message.Closed;
import dev.sessionstorage.cluster.core.Message.Grant;
import dev.sessionstorage.cluster.core.Message.Hello;
import dev.sessionstorage.cluster.core.Message.HelloAck;
import dev.sessionstorage.cluster.core.Message.News;
import dev.sessionstorage.cluster.core.Message.Note;
import dev.sessionstorage.cluster.core.Message.Opened;
import dev.sessionstorage.cluster.core.Message.Resend;
import dev.sessionstorage.cluster.core.Message.Skip;
import dev.sessionstorage.cluster.core.Message.Want;
import dev.sessionstorage.value.Input;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Single messages as bytes. The numbers of the kinds never change. */
final class MessageCodec {
  private static final int WANT = 1;
  private static final int GRANT = 2;
  private static final int HELLO = 3;
  private static final int HELLO_ACK = 4;
  private static final int BYE = 5;
  private static final int NEWS = 6;
  private static final int OPENED = 7;
  private static final int CLOSED = 8;
  private static final int RESEND = 9;
  private static final int SKIP = 10;
  private static final int NOTE = 11;

  private MessageCodec() {}

  static int kind(Message message) {
    if (message instanceof Want) {
      return WANT;
    } else if (message instanceof Grant) {
      return GRANT;
    } else if (message instanceof Hello) {
      return HELLO;
    } else if (message instanceof HelloAck) {
      return HELLO_ACK;
    } else if (message instanceof Bye) {
      return BYE;
    } else if (message instanceof News) {
      return NEWS;
    } else if (message instanceof Opened) {
      return OPENED;
    } else if (message instanceof Closed) {
      return CLOSED;
    } else if (message instanceof Resend) {
      return RESEND;
    } else if (message instanceof Skip) {
      return SKIP;
    }
    return NOTE;
  }

  static void write(Message message, Output out) {
    if (message instanceof Want want) {
      CellCodec.write(want.key(), out);
      out.uuid(want.waiting());
      out.truth(want.forwarded());
    } else if (message instanceof Grant grant) {
      CellCodec.write(grant.key(), out);
      CellCodec.write(grant.cell(), out);
    } else if (message instanceof Hello hello) {
      out.uuid(hello.session());
      out.number(hello.visit());
    } else if (message instanceof HelloAck ack) {
      out.uuid(ack.session());
      out.number(ack.visit());
    } else if (message instanceof Bye bye) {
      out.uuid(bye.session());
      out.number(bye.visit());
    } else if (message instanceof News news) {
      writeNews(news, out);
    } else if (message instanceof Opened opened) {
      out.uuid(opened.session());
      CellCodec.write(opened.record(), out);
    } else if (message instanceof Closed closed) {
      closed.endings().forEach(ending -> writeEnding(ending, out));
    } else if (message instanceof Resend resend) {
      out.number(resend.line());
      out.number(resend.from());
      out.number(resend.to());
    } else if (message instanceof Skip skip) {
      out.number(skip.line());
      out.number(skip.to());
    } else if (message instanceof Note note) {
      out.bytes(note.content());
    }
  }

  private static void writeNews(News news, Output out) {
    CellCodec.write(news.key(), out);
    out.number(news.version());
    CellCodec.write(news.stamp(), out);
    int names = out.begin();
    news.names().forEach(out::name);
    out.end(names);
    out.truth(news.cell() != null);
    if (news.cell() != null) {
      CellCodec.write(news.cell(), out);
    }
  }

  private static void writeEnding(Ending ending, Output out) {
    int start = out.begin();
    out.uuid(ending.session());
    CellCodec.write(ending.record(), out);
    out.end(start);
  }

  /** Null for a kind that this version does not know. */
  static @Nullable Message read(int kind, Input in) throws IOException {
    return switch (kind) {
      case WANT -> new Want(CellCodec.key(in), in.uuid(), in.truth());
      case GRANT -> new Grant(CellCodec.key(in), CellCodec.cell(in));
      case HELLO -> new Hello(in.uuid(), in.number());
      case HELLO_ACK -> new HelloAck(in.uuid(), in.number());
      case BYE -> new Bye(in.uuid(), in.number());
      case NEWS -> readNews(in);
      case OPENED -> new Opened(in.uuid(), in.part().bytes());
      case CLOSED -> readClosed(in);
      case RESEND -> new Resend(in.number(), in.number(), in.number());
      case SKIP -> new Skip(in.number(), in.number());
      case NOTE -> new Note(in.bytes());
      default -> null;
    };
  }

  private static News readNews(Input in) throws IOException {
    var key = CellCodec.key(in);
    long version = in.number();
    var stamp = CellCodec.stamp(in);
    List<String> names = new ArrayList<>();
    for (Input all = in.part(); all.hasMore(); ) {
      names.add(all.name());
    }
    return new News(
        key, version, stamp, List.copyOf(names), in.truth() ? CellCodec.cell(in) : null);
  }

  private static Closed readClosed(Input in) throws IOException {
    List<Ending> endings = new ArrayList<>();
    while (in.hasMore()) {
      Input each = in.part();
      endings.add(new Ending(each.uuid(), each.part().bytes()));
    }
    return new Closed(List.copyOf(endings));
  }
}
