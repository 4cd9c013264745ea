// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.spi.store.Configuration;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds the database: a URL, a DataSource of the server, or one that is a bean. */
final class Found {
  private static final Logger LOG = System.getLogger(Found.class.getName());
  private static final String DEFAULT = "java:comp/DefaultDataSource";

  /** Two servers are tried within the time that a caller waits. */
  private static final String CONNECT_SECONDS = "3";

  private Found() {}

  static Source source(Settings settings, Configuration configuration, ClassLoader loader) {
    String url = settings.url();
    if (url != null) {
      return new UrlSource(driver(url, loader), url, login(settings, url));
    }
    String name = settings.dataSource();
    DataSource found = lookUp(name == null ? DEFAULT : name, name != null);
    if (found == null) {
      found = configuration.bean(DataSource.class);
    }
    if (found == null) {
      found = bean();
    }
    if (found == null) {
      throw new IllegalStateException(
          "No database for the sessions: there is neither "
              + DEFAULT
              + " nor a DataSource bean. Set "
              + Settings.DATA_SOURCE
              + " to the JNDI name of a DataSource, or "
              + Settings.URL
              + " to a JDBC URL, for example jdbc:h2:file:./sessions");
    }
    return Source.of(found);
  }

  /** What the URL says takes precedence. */
  private static Properties login(Settings settings, String url) {
    Properties login = new Properties();
    if (url.startsWith("jdbc:postgresql:")) {
      // a server that hangs while it is connected to must not keep this member from its successor
      login.setProperty("connectTimeout", CONNECT_SECONDS);
      login.setProperty("socketTimeout", CONNECT_SECONDS);
    }
    if (settings.user() != null) {
      login.setProperty("user", settings.user());
    }
    if (settings.password() != null) {
      login.setProperty("password", settings.password());
    }
    return login;
  }

  /** A server may have asked for drivers before the application's jars were there. */
  private static Driver driver(String url, ClassLoader loader) {
    return Stream.concat(
            ServiceLoader.load(Driver.class, loader).stream().map(ServiceLoader.Provider::get),
            DriverManager.drivers())
        .filter(driver -> accepts(driver, url))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No JDBC driver takes "
                        + Settings.URL
                        + "="
                        + UrlSource.shown(url)
                        + ": correct it, or add the database's driver to the application"));
  }

  private static boolean accepts(Driver driver, String url) {
    try {
      return driver.acceptsURL(url);
    } catch (SQLException e) {
      return false;
    }
  }

  @SuppressWarnings("BanJNDI") // the name is that of whoever deploys the application
  private static @Nullable DataSource lookUp(String name, boolean required) {
    try {
      Object found = new InitialContext().lookup(name);
      if (found instanceof DataSource source) {
        return source;
      }
      throw new NamingException("it is of the class " + found.getClass().getName());
    } catch (NamingException | NoClassDefFoundError e) {
      if (required) {
        throw new IllegalStateException(
            Settings.DATA_SOURCE + "=" + name + " names no DataSource: " + e.getMessage(), e);
      }
      LOG.log(Level.DEBUG, "The server has no default DataSource", e);
      return null;
    }
  }

  private static @Nullable DataSource bean() {
    Instance<DataSource> found;
    try {
      found = CDI.current().select(DataSource.class);
    } catch (NoClassDefFoundError | IllegalStateException e) {
      LOG.log(Level.DEBUG, "There is no CDI", e);
      return null;
    }
    if (found.isAmbiguous()) {
      throw new IllegalStateException(
          "The application has several DataSource beans. Set "
              + Settings.DATA_SOURCE
              + " or leave one of them without a qualifier.");
    }
    return found.isResolvable() ? found.get() : null;
  }
}
