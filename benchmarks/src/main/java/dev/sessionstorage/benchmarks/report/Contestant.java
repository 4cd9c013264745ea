// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.report;

/** Who is measured. The constants are named like the methods of the benchmarks. */
public enum Contestant {
  SESSION_STORAGE("Session Storage"),
  JETTY("Jetty HttpSession"),
  TOMCAT("Tomcat HttpSession"),
  SHIRO("Shiro session"),
  SPRING("Spring Session"),
  VAADIN("Vaadin session"),
  SYNCHRONIZED_JETTY("synchronized on Jetty's HttpSession"),
  HASH_MAP("HashMap in an HttpSession"),
  ALONE("a session of its own"),
  LIMIT("limit");

  final String label;

  Contestant(String label) {
    this.label = label;
  }

  /** Finds the contestant of a method such as {@code synchronizedJetty}. */
  public static Contestant ofMethod(String name) {
    return valueOf(name.replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT));
  }

  boolean isPeer() {
    return this != SESSION_STORAGE && this != LIMIT && this != ALONE;
  }
}
