// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.tck;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Container;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.ExpandWar;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.startup.Tomcat.DefaultWebXmlListener;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** Tomcat 11 with JSP, as its own deployer configures an application. */
public final class ServerUnderTest extends EmbeddedContainer {
  private final Tomcat tomcat = new Tomcat();

  @Override
  void startServer(Path folder) throws Exception {
    Files.createDirectory(folder.resolve("webapps"));
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    addUser("j2ee", "Administrator", "Employee");
    addUser("javajoe", "Manager", "VP", "Employee");
    tomcat.getHost(); // or it knows none when it starts
    tomcat.start();
  }

  private void addUser(String name, String... roles) {
    tomcat.addUser(name, name);
    for (String role : roles) {
      tomcat.addRole(name, role);
    }
  }

  @Override
  void stopServer() throws Exception {
    tomcat.stop();
    tomcat.destroy();
  }

  @Override
  int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  void startApplication(String path, Path war) {
    StandardContext application = new StandardContext();
    application.setName(path);
    application.setPath(path);
    application.setDocBase(war.toString());
    application.setCrossContext(true);
    application.addLifecycleListener(new DefaultWebXmlListener());
    application.addLifecycleListener(configuration());
    StandardJarScanner jars = new StandardJarScanner();
    jars.setScanClassPath(false); // it is the TCK's
    application.setJarScanner(jars);
    tomcat.getHost().addChild(application);
    if (!application.getState().isAvailable()) {
      throw new IllegalStateException(path + " is " + application.getStateName());
    }
  }

  private ContextConfig configuration() {
    ContextConfig configuration = new ContextConfig();
    configuration.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
    return configuration;
  }

  @Override
  void stopApplication(String path) {
    Container application = tomcat.getHost().findChild(path);
    if (application != null) {
      tomcat.getHost().removeChild(application);
      ExpandWar.delete(new File(tomcat.getHost().getAppBaseFile(), path.substring(1)));
    }
  }
}
