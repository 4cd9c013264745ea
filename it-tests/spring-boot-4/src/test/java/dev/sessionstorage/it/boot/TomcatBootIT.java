// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.boot;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.context.annotation.Bean;

class TomcatBootIT extends BootScenarios {

  TomcatBootIT() {
    super(Server.class);
  }

  static class Server {
    @Bean
    TomcatServletWebServerFactory server() {
      return new TomcatServletWebServerFactory();
    }
  }
}
