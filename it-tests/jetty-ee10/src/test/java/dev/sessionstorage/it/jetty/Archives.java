// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.jetty;

import dev.sessionstorage.it.War;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The scenarios as Arquillian takes them. */
final class Archives {

  private Archives() {}

  static WebArchive scenarios(String name) {
    return ShrinkWrap.create(ZipImporter.class, name)
        .importFrom(War.withWeld().file().toFile())
        .as(WebArchive.class);
  }
}
