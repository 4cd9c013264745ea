// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.tck;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jboss.shrinkwrap.descriptor.api.Descriptor;

/** A server in this JVM, for tests that are clients only. The library goes into every WAR, or into none. */
abstract class EmbeddedContainer implements DeployableContainer<Unconfigured> {
  /** The library's jar, or empty for a run without it. */
  private static final String LIBRARY = System.getProperty("library", "");

  private static final Path WORK = Path.of(System.getProperty("work")).toAbsolutePath();

  private Path work;

  /** Starts the server on a free port of 127.0.0.1. */
  abstract void startServer(Path folder) throws Exception;

  abstract void stopServer() throws Exception;

  abstract int port();

  /** Starts an application; fails when it does not start. */
  abstract void startApplication(String path, Path war) throws Exception;

  abstract void stopApplication(String path) throws Exception;

  @Override
  public Class<Unconfigured> getConfigurationClass() {
    return Unconfigured.class;
  }

  @Override
  public void setup(Unconfigured configuration) {}

  @Override
  public ProtocolDescription getDefaultProtocol() {
    return new ProtocolDescription("Local");
  }

  @Override
  public void start() throws LifecycleException {
    try {
      work = Files.createTempDirectory(Files.createDirectories(WORK), "server-");
      startServer(work);
    } catch (Exception e) {
      throw new LifecycleException("The server does not start", e);
    }
  }

  @Override
  public void stop() throws LifecycleException {
    try {
      stopServer();
    } catch (Exception e) {
      throw new LifecycleException("The server does not stop", e);
    }
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
    String name = archive.getName().replaceFirst("\\.war$", "");
    try {
      startApplication("/" + name, write(archive));
    } catch (Exception e) {
      throw new DeploymentException("Does not start: " + name, e);
    }
    HTTPContext http = new HTTPContext("localhost", port());
    http.add(new Servlet("default", "/" + name));
    return new ProtocolMetaData().addContext(http);
  }

  private Path write(Archive<?> archive) throws IOException {
    WebArchive war = archive.as(WebArchive.class);
    if (!LIBRARY.isEmpty()) {
      war.addAsLibrary(new File(LIBRARY));
    }
    Path file = Files.createTempDirectory(work, "wars-").resolve("application.war");
    war.as(ZipExporter.class).exportTo(file.toFile());
    return file;
  }

  @Override
  public void undeploy(Archive<?> archive) throws DeploymentException {
    try {
      stopApplication("/" + archive.getName().replaceFirst("\\.war$", ""));
    } catch (Exception e) {
      throw new DeploymentException("Does not stop: " + archive.getName(), e);
    }
  }

  @Override
  @Deprecated
  public void deploy(Descriptor descriptor) {
    throw new UnsupportedOperationException("descriptors");
  }

  @Override
  @Deprecated
  public void undeploy(Descriptor descriptor) {
    throw new UnsupportedOperationException("descriptors");
  }
}
