// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.arquillian;

import dev.sessionstorage.it.War;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The scenarios as Arquillian takes them. */
public final class Archives {

  private Archives() {}

  /** Gives a WAR a name, which becomes its context path. */
  public static WebArchive of(String name, War war) {
    return ShrinkWrap.create(ZipImporter.class, name + ".war")
        .importFrom(war.file().toFile())
        .as(WebArchive.class);
  }
}
