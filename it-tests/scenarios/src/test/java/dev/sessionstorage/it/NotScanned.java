// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** The initializer of another jar, which the server was told not to scan. */
public final class NotScanned implements ServletContainerInitializer {
  /** Is there once the initializer has run. */
  public static final String ATTRIBUTE = "not scanned";

  /** For the service loader. */
  public NotScanned() {}

  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) {
    context.setAttribute(ATTRIBUTE, "has run");
  }

  /** The WAR of the scenarios with that jar, which is called {@code other.jar}. */
  public static War war() throws IOException {
    Path jar = Files.createTempDirectory(Path.of("target"), "not-scanned-").resolve("other.jar");
    String file = NotScanned.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream code = NotScanned.class.getClassLoader().getResourceAsStream(file)) {
      out.putNextEntry(new ZipEntry(file));
      code.transferTo(out);
      out.putNextEntry(
          new ZipEntry("META-INF/services/" + ServletContainerInitializer.class.getName()));
      out.write(NotScanned.class.getName().getBytes(StandardCharsets.UTF_8));
    }
    return new War(List.of(jar), "", Set.of(), Map.of());
  }
}
