// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.spi.InvalidSettingException;
import dev.sessionstorage.spi.store.Store;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is checked before the application starts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TablesTest {
  private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
  private final Map<String, String> creating = Map.of(Settings.URL, url);
  private final Map<String, String> checking = Map.of(Settings.URL, url, Settings.CREATE, "false");
  private Connection database;

  @BeforeEach
  void open() throws SQLException {
    database = DriverManager.getConnection(url);
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Store open(Map<String, String> settings) {
    return Databases.open("tables", settings);
  }

  @Test
  void a_missing_table_stops_the_start_with_the_statements_to_run() throws SQLException {
    assertThatThrownBy(() -> open(checking))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ss_version is missing")
        .hasMessageContaining("create table ss_group")
        .hasMessageContaining("sessionstorage.jdbc.create=true");
    open(creating).close();
    run("drop table ss_mail");
    assertThatThrownBy(() -> open(checking)).hasMessageContaining("ss_mail is missing");
  }

  @Test
  void tables_that_are_there_are_used_and_not_created_again() {
    open(creating).close();

    assertThatCode(() -> open(creating).close()).doesNotThrowAnyException();
    assertThatCode(() -> open(checking).close()).doesNotThrowAnyException();
  }

  @Test
  void older_tables_stop_the_start_with_the_statements_to_run() throws SQLException {
    open(creating).close();
    run("update ss_version set version = 0");

    assertThatThrownBy(() -> open(checking))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("have version 0, this library needs 1")
        .hasMessageContaining("create table");
  }

  @Test
  void later_tables_are_used_as_long_as_they_say_so() throws SQLException {
    open(creating).close();
    run("update ss_version set version = 2");
    assertThatCode(() -> open(checking).close()).doesNotThrowAnyException();

    run("update ss_version set usable_from = 2");
    assertThatThrownBy(() -> open(checking)).hasMessageContaining("Use a later version");
  }

  @Test
  void the_script_that_drops_tables_leaves_none() throws Exception {
    open(creating).close();
    try (var script = Tables.class.getResourceAsStream("drop.sql")) {
      run(new String(script.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    }
    assertThatThrownBy(() -> open(checking)).hasMessageContaining("ss_version is missing");
  }

  @Test
  void members_that_start_together_create_the_tables_once() {
    List<CompletableFuture<Store>> starts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      starts.add(CompletableFuture.supplyAsync(() -> open(creating)));
    }
    starts.forEach(start -> start.join().close());
  }

  @Test
  void a_database_that_is_not_there_stops_the_start() {
    Map<String, String> nowhere = Map.of(Settings.URL, "jdbc:postgresql://127.0.0.1:1/none");

    assertThatThrownBy(() -> open(nowhere))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/none");
    assertThatThrownBy(() -> open(Map.of(Settings.URL, "jdbc:unheard-of:x")))
        .hasMessageContaining("add the database's driver");
    assertThatThrownBy(() -> open(Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("jdbc:h2:file:");
  }

  @Test
  void a_data_source_that_is_named_has_to_be_there() {
    assertThatThrownBy(() -> open(Map.of(Settings.DATA_SOURCE, "java:comp/env/jdbc/none")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("java:comp/env/jdbc/none");
  }

  @Test
  void settings_are_checked() {
    assertThatThrownBy(() -> open(Databases.with(creating, "create", "perhaps")))
        .isInstanceOf(InvalidSettingException.class);
    assertThatThrownBy(() -> open(Databases.with(creating, "connections", "0")))
        .isInstanceOf(InvalidSettingException.class);
    assertThatThrownBy(() -> open(Databases.with(creating, "connections", "many")))
        .isInstanceOf(InvalidSettingException.class);
  }

  @Test
  void an_embedded_file_is_written_at_once_unless_the_url_says_otherwise() {
    assertThat(Settings.complete("jdbc:h2:file:./sessions"))
        .isEqualTo("jdbc:h2:file:./sessions;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    assertThat(Settings.complete("jdbc:h2:./sessions;write_delay=100"))
        .isEqualTo("jdbc:h2:./sessions;write_delay=100;DB_CLOSE_ON_EXIT=FALSE");
    assertThat(Settings.complete("jdbc:h2:tcp://host/sessions"))
        .isEqualTo("jdbc:h2:tcp://host/sessions");
  }

  @Test
  void names_that_no_column_can_hold_are_told_apart_by_their_hashes() {
    String lone = "a\ud800";
    String other = "a\ud801";
    List<String> names =
        List.of(lone, other, "a\0b", "x".repeat(501), "x".repeat(502), "\ud83d\ude00");
    assertThat(names.stream().map(name -> Texts.name(name, 500))).doesNotHaveDuplicates();
    assertThat(Texts.name("\ud83d\ude00", 500)).isEqualTo("\ud83d\ude00");
    assertThat(Texts.name(Texts.name(lone, 500), 500)).isNotEqualTo(Texts.name(lone, 500));
  }
}
