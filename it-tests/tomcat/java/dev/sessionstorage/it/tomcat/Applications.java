// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.tomcat;

import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.Host;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.session.FileStore;
import org.apache.catalina.session.ManagerBase;
import org.apache.catalina.session.PersistentManager;
import org.apache.catalina.session.StandardManager;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;

/** Makes applications for Tomcat, as its own deployer does but without JSP. */
final class Applications {
  private Path store;

  void keepSessionsIn(Path newStore) {
    store = newStore.toAbsolutePath();
  }

  Context create(String path, Path war) {
    StandardContext application = new StandardContext();
    application.setName(path);
    application.setPath(path);
    application.setDocBase(war.toString());
    application.setFailCtxIfServletStartFails(true);
    application.setCrossContext(true);
    application.addLifecycleListener(configuration());
    application.setManager(sessions());
    application.addServletContainerInitializer(Applications::addDefaultServlet, null);
    return application;
  }

  private static void addDefaultServlet(Set<Class<?>> classes, ServletContext application) {
    application
        .addServlet("default", "org.apache.catalina.servlets.DefaultServlet")
        .addMapping("/");
  }

  private static ContextConfig configuration() {
    ContextConfig configuration = new ContextConfig();
    configuration.setDefaultWebXml(new Tomcat().noDefaultWebXmlPath());
    return configuration;
  }

  private ManagerBase sessions() {
    ManagerBase manager = store == null ? new StandardManager() : persistent();
    manager.setProcessExpiresFrequency(1);
    return manager;
  }

  private PersistentManager persistent() {
    FileStore files = new FileStore();
    files.setDirectory(store.toString());
    PersistentManager manager = new PersistentManager();
    manager.setStore(files);
    return manager;
  }

  /** Tomcat writes into its log only why an application did not start. */
  void start(Context application, Host host) {
    try (StartProblems problems = new StartProblems()) {
      host.addChild(application);
      if (!application.getState().isAvailable()) {
        throw problems.failed(application.getName());
      }
    }
  }
}
