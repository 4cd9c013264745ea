// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The WAR of the scenarios, as built, with what a server or a test adds to it. The build has put it
 * and Weld into {@code target/war} of the server's module.
 *
 * @param weld whether to bring CDI along, for servers that have none
 * @param extras classes to add that change or break the deployment
 * @param parameters context parameters
 */
public record War(boolean weld, Set<String> extras, Map<String, String> parameters) {
  private static final Path BUILT = Path.of("target/war");
  private static final String EXTRA = "dev/sessionstorage/it/extra/";
  private static final String MARK = "<!-- context parameters of a test -->";

  /** The WAR for a server that has CDI, or for one that does without. */
  public static War plain() {
    return new War(false, Set.of(), Map.of());
  }

  /** The WAR for a server that has no CDI. */
  public static War withWeld() {
    return new War(true, Set.of(), Map.of());
  }

  /** Adds one of the extra classes. */
  public War with(String extra) {
    Set<String> more = new TreeSet<>(extras);
    more.add(extra);
    return new War(weld, more, parameters);
  }

  /** Adds a context parameter. */
  public War with(String parameter, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(parameter, value);
    return new War(weld, extras, more);
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
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static final java.nio.file.CopyOption REPLACE =
      java.nio.file.StandardCopyOption.REPLACE_EXISTING;

  private void fill(Path webInf) throws IOException {
    if (weld) {
      Files.copy(BUILT.resolve("weld-servlet-shaded.jar"), webInf.resolve("lib/weld.jar"));
    }
    Files.createDirectories(webInf.resolve("classes/" + EXTRA));
    for (String extra : extras) {
      String file = EXTRA + extra + ".class";
      Files.copy(webInf.resolve("extra/" + file), webInf.resolve("classes/" + file));
    }
    Path webXml = webInf.resolve("web.xml");
    Files.writeString(webXml, Files.readString(webXml).replace(MARK, parametersAsXml()));
  }

  private String parametersAsXml() {
    StringBuilder xml = new StringBuilder();
    parameters.forEach(
        (name, value) ->
            xml.append("<context-param><param-name>%s</param-name>".formatted(name))
                .append("<param-value>%s</param-value></context-param>".formatted(value)));
    return xml.toString();
  }
}
