// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.embedded;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;

/** Tomcat as programs embed it: without {@code ContextConfig}, which would look into jars. */
final class EmbeddedTomcat implements Embedding {
  private final Tomcat tomcat = new Tomcat();
  private final Context context;

  EmbeddedTomcat(Path folder) {
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    context = tomcat.addContext("", folder.toString());
  }

  @Override
  public void servlet(HttpServlet servlet) {
    Wrapper wrapper = Tomcat.addServlet(context, "servlet", servlet);
    wrapper.setAsyncSupported(true);
    wrapper.addMapping("/*");
  }

  @Override
  public void atStart(Consumer<ServletContext> initializer) {
    context.addServletContainerInitializer((classes, it) -> initializer.accept(it), null);
  }

  @Override
  public void listener(Class<? extends ServletContextListener> listener) {
    context.addApplicationListener(listener.getName());
  }

  @Override
  public void parameter(String name, String value) {
    context.addParameter(name, value);
  }

  @Override
  public int start() throws LifecycleException {
    tomcat.start();
    if (context.getState() != LifecycleState.STARTED) {
      throw new LifecycleException("The application has not started");
    }
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public ServletContext context() {
    return context.getServletContext();
  }

  @Override
  public void stop() throws LifecycleException {
    if (tomcat.getServer().getState().isAvailable()) {
      tomcat.stop();
      tomcat.destroy();
    }
  }
}
