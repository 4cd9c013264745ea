// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.boot;

import dev.sessionstorage.it.TestServer;
import dev.sessionstorage.it.War;
import dev.sessionstorage.it.process.ServerProcess;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;

/**
 * An application of Spring Boot in a process of its own, with the engine on its class path. What is
 * deployed is this application; its settings are the properties of Boot.
 */
final class BootProcess implements TestServer {
  static final String DATABASE = "shop.database";
  private static final String READY = "answers at ";
  private final List<ServerProcess> running = new ArrayList<>();

  @Override
  public void start() {}

  @Override
  public War war() {
    return War.plain();
  }

  @Override
  public URI deploy(String name, War application) throws Exception {
    List<String> command = new ArrayList<>(List.of(ServerProcess.java()));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(List.of("-cp", classPath(), Main.class.getName()));
    application.parameters().forEach((setting, text) -> command.add(setting + "=" + text));
    ServerProcess process = ServerProcess.start(ServerProcess.newFolder("boot-"), command);
    running.add(process);
    String ready = process.await(line -> line.contains(READY));
    return URI.create(ready.replaceAll(".*" + READY, ""));
  }

  private static String classPath() throws IOException {
    try (Stream<Path> engine = Files.list(Path.of("target/war/engine"))) {
      return Stream.concat(engine.map(Path::toString), Stream.of(ofTests()))
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  private static String ofTests() {
    return System.getProperty("java.class.path");
  }

  @Override
  public URI deploy(String name, Path war) {
    throw new UnsupportedOperationException("it runs one application");
  }

  @Override
  public void undeploy(String name) {}

  @Override
  public void kill() throws Exception {
    for (ServerProcess process : running) {
      process.kill();
    }
  }

  @Override
  public void stop() throws Exception {
    for (ServerProcess process : running) {
      process.terminate();
    }
  }

  /** The application. */
  static final class Main {

    @Bean
    DataSource pool(@Value("${" + DATABASE + "}") String url) {
      PGSimpleDataSource pool = new PGSimpleDataSource();
      pool.setUrl(url);
      return pool;
    }

    /** Starts it with properties. */
    public static void main(String[] properties) {
      Started shop =
          Started.with(
              List.of(
                  ShopApplication.class,
                  TomcatBootIT.Server.class,
                  Main.class,
                  StorageController.class),
              properties);
      System.out.println(READY + shop.address() + "/");
    }
  }
}
