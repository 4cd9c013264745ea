// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The WAR of the scenarios, as built, with what a server or a test adds to it. The build has put it
 * and what may go into it into {@code target/war} of the server's module.
 *
 * @param jars what goes into its {@code lib} besides
 * @param xml what goes into its {@code web.xml} besides
 * @param extras classes to add that change or break the deployment
 * @param parameters context parameters
 */
public record War(List<Path> jars, String xml, Set<String> extras, Map<String, String> parameters) {
  private static final Path BUILT = Path.of("target/war");
  private static final String EXTRA = "dev/sessionstorage/it/extra/";
  private static final String MARK = "<!-- what a server or a test adds -->";

  /** The WAR for a server that has CDI, or for one that does without. */
  public static War plain() {
    return new War(List.of(), "", Set.of(), Map.of());
  }

  /** The WAR for a server that has no CDI. */
  public static War withWeld() {
    return new War(List.of(BUILT.resolve("weld-servlet-shaded.jar")), "", Set.of(), Map.of());
  }

  /** The WAR for several members of a server that has CDI and a grid. */
  public static War clustered() {
    return plain().withEngine().withXml("<distributable/>");
  }

  /** Adds the engine that the build has put beside it. */
  public War withEngine() {
    try (Stream<Path> engine = Files.list(BUILT.resolve("engine"))) {
      return new War(Stream.concat(jars.stream(), engine).toList(), xml, extras, parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds elements to its {@code web.xml}. */
  public War withXml(String elements) {
    return new War(jars, xml + elements, extras, parameters);
  }

  /** Adds one of the extra classes. */
  public War with(String extra) {
    Set<String> more = new TreeSet<>(extras);
    more.add(extra);
    return new War(jars, xml, more, parameters);
  }

  /** Adds a context parameter. */
  public War with(String parameter, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(parameter, value);
    return new War(jars, xml, extras, more);
  }

  /** Writes the WAR into a file of its own. */
  public Path file() {
    try {
      Path file = Files.createTempFile(BUILT, "scenarios-", ".war");
      Files.copy(BUILT.resolve("session-storage-it-scenarios.war"), file, REPLACE);
      try (FileSystem war = FileSystems.newFileSystem(file)) {
        fill(war.getPath("WEB-INF"));
      }
      return file.toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final java.nio.file.CopyOption REPLACE =
      java.nio.file.StandardCopyOption.REPLACE_EXISTING;

  private void fill(Path webInf) throws IOException {
    for (Path jar : jars) {
      Files.copy(jar, webInf.resolve("lib/" + jar.getFileName()));
    }
    Files.createDirectories(webInf.resolve("classes/" + EXTRA));
    for (String extra : extras) {
      String file = EXTRA + extra + ".class";
      Files.copy(webInf.resolve("extra/" + file), webInf.resolve("classes/" + file));
    }
    Path webXml = webInf.resolve("web.xml");
    Files.writeString(webXml, Files.readString(webXml).replace(MARK, markedXml()));
  }

  private String markedXml() {
    StringBuilder all = new StringBuilder(xml);
    parameters.forEach(
        (name, value) ->
            all.append("<context-param><param-name>%s</param-name>".formatted(name))
                .append("<param-value>%s</param-value></context-param>".formatted(value)));
    return all.toString();
  }
}
