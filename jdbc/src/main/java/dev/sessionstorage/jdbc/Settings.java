// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.spi.InvalidSettingException;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the application says.
 *
 * @param dataSource the JNDI name of the DataSource; null: not said
 * @param url the JDBC URL, which takes precedence; null: none
 * @param user for the URL; null: none
 * @param password for the URL; null: none
 * @param create whether missing tables are created
 * @param connections how many connections are used at the same time, at most
 * @param listen whether PostgreSQL may notify members, for which each keeps another connection
 */
record Settings(
    @Nullable String dataSource,
    @Nullable String url,
    @Nullable String user,
    @Nullable String password,
    boolean create,
    int connections,
    boolean listen) {
  static final String PREFIX = "sessionstorage.jdbc.";
  static final String DATA_SOURCE = PREFIX + "data-source";
  static final String URL = PREFIX + "url";
  static final String CREATE = PREFIX + "create";
  private static final String CONNECTIONS = PREFIX + "connections";
  private static final int MOST = 100;
  private static final int USUAL = 8;

  static Settings of(Function<String, @Nullable String> texts) {
    String url = text(texts, "url");
    return new Settings(
        text(texts, "data-source"),
        url == null ? null : complete(url),
        text(texts, "user"),
        texts.apply(PREFIX + "password"),
        isOn(texts, "create", url != null && Database.isOurs(url)),
        connections(text(texts, "connections")),
        isOn(texts, "listen", true));
  }

  private static @Nullable String text(Function<String, @Nullable String> texts, String name) {
    String text = texts.apply(PREFIX + name);
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** An embedded H2 writes each commit before it says so, and is closed by the application. */
  static String complete(String url) {
    return Database.isOurs(url)
        ? with(with(url, "WRITE_DELAY", "0"), "DB_CLOSE_ON_EXIT", "FALSE")
        : url;
  }

  private static String with(String url, String name, String value) {
    return url.toUpperCase(Locale.ROOT).contains(";" + name + "=")
        ? url
        : url + ";" + name + "=" + value;
  }

  private static boolean isOn(
      Function<String, @Nullable String> texts, String name, boolean usually) {
    String text = text(texts, name);
    return switch (text == null ? Boolean.toString(usually) : text) {
      case "on", "true" -> true;
      case "off", "false" -> false;
      default ->
          throw new InvalidSettingException(
              PREFIX + name, String.valueOf(text), "expected true or false");
    };
  }

  private static int connections(@Nullable String text) {
    if (text == null) {
      return USUAL;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw tooMany(text);
    }
    throw tooMany(text);
  }

  private static InvalidSettingException tooMany(String text) {
    return new InvalidSettingException(CONNECTIONS, text, "expected a number from 1 to " + MOST);
  }

  /** Never the password. */
  @Override
  public String toString() {
    return url == null ? "DataSource " + dataSource : "URL of user " + user;
  }
}
