// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import java.util.Collections;

/** The statements. Each names its columns, so that a later version can add some. */
final class Sql {
  private static final String SESSION = " where app = ? and session_id = ?";

  static final String TOUCH =
      "update ss_session set last_used = case when last_used < ? then ? else last_used end,"
          + " deadline = case when deadline < ? then ? else deadline end"
          + SESSION
          + " and (last_used < ? or deadline < ?) and last_used < "
          + Index.ENDED;

  static final String SET_INDEX =
      "update ss_session set user_name = ?, last_used = ?, deadline = ?" + SESSION;

  static final String LEAVE = "delete from ss_member where app = ? and member_id = ?";

  static final String RECEIVE = "select mail_id, data from ss_mail where app = ? and receiver = ?";
  static final String RECEIVED = "delete from ss_mail where mail_id = ?";
  static final String DROP_MAIL = "delete from ss_mail where app = ? and receiver = ?";

  static final String WRITE_DELAY =
      "select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'";
  static final String VERSION = "select version, usable_from from ss_version";

  private Sql() {}

  private static String table(Key key) {
    return key.group() == Key.RECORD ? "ss_session" : "ss_group";
  }

  /** Parameters: the application, the session, and the group unless it is the record. */
  private static String where(Key key) {
    boolean single = key.group() != Key.RECORD && key.group() != Key.ALL_GROUPS;
    return SESSION + (single ? " and group_no = ?" : "");
  }

  /** Parameters: the key, stamp, head, body, and the index of a record. */
  static String insert(Key key) {
    return key.group() == Key.RECORD
        ? "insert into ss_session (app, session_id, stamp, head, body, user_name, last_used,"
            + " deadline) values (?, ?, ?, ?, ?, ?, ?, ?)"
        : "insert into ss_group (app, session_id, group_no, stamp, head, body)"
            + " values (?, ?, ?, ?, ?, ?)";
  }

  /** Parameters: stamp, head, the body, the index, the key, the expected stamp. */
  static String update(Key key, boolean body, boolean index) {
    return "update "
        + table(key)
        + " set stamp = ?, head = ?"
        + (body ? ", body = ?" : "")
        + (index ? ", user_name = ?, last_used = ?, deadline = ?" : "")
        + where(key)
        + " and stamp = ?";
  }

  /** Parameters: the key. */
  static String delete(Key key) {
    return "delete from " + table(key) + where(key);
  }

  /** Parameters: the key, the expected stamp. */
  static String deleteStamped(Key key) {
    return delete(key) + " and stamp = ?";
  }

  /** One statement, so that it sees one moment. Parameters: those of the record, of the groups. */
  static String read(boolean record, int groups, boolean all, boolean bodies) {
    String body = bodies ? "body" : "null";
    String ofRecord =
        "select -1, stamp, head, " + body + ", user_name, last_used, deadline from ss_session";
    String ofGroups =
        "select group_no, stamp, head, " + body + ", null, null, null from ss_group" + SESSION;
    String some = all ? "" : " and group_no in (" + marks(groups) + ")";
    if (groups == 0 && !all) {
      return ofRecord + SESSION;
    }
    return (record ? ofRecord + SESSION + " union all " : "") + ofGroups + some;
  }

  private static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  /** Parameters: the application, the session before, that of the condition, the limit. */
  static String scan(String condition) {
    return "select session_id from ss_session where app = ? and session_id > ?"
        + condition
        + " order by session_id fetch first ? rows only";
  }

  /** Parameters: the data, whether it listens, the application, the member. */
  static String beat(String clock) {
    return "update ss_member set data = ?, listens = ?, last_beat = "
        + clock
        + " where app = ? and member_id = ?";
  }

  /** Parameters: the data, whether it listens, the application, the member. */
  static String enter(String clock) {
    return "insert into ss_member (data, listens, app, member_id, last_beat) values (?, ?, ?, ?, "
        + clock
        + ")";
  }

  /** Parameters: the message's id, the application, the receiver, the message. */
  static String send(String clock) {
    return "insert into ss_mail (mail_id, app, receiver, data, sent_at) values (?, ?, ?, ?, "
        + clock
        + ")";
  }

  /** Always has a row, also where there are no members. Parameters: the application. */
  static String roll(String clock, String generation) {
    return "select c.clock, c.generation, m.member_id, m.data, m.listens from (select "
        + clock
        + " as clock, "
        + generation
        + " as generation) c left join ss_member m on m.app = ?";
  }

  /** What nobody has read for a minute. Parameters: the application. */
  static String dropOldMail(String clock) {
    return "delete from ss_mail where app = ? and sent_at < " + clock + " - 60000";
  }
}
