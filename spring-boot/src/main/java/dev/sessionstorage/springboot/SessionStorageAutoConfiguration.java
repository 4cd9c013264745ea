// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.springboot;

import dev.sessionstorage.Current;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import jakarta.servlet.Filter;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.annotation.CustomAutowireConfigurer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Starts the library in a servlet application of Spring Boot, and contributes the beans that
 * programs inject:
 *
 * <pre>{@code
 * @RestController
 * class Visits {
 *   private final SharedObject storage;
 *
 *   Visits(@Current SharedObject storage) {
 *     this.storage = storage;
 *   }
 *
 *   @GetMapping("/visits")
 *   long visit() {
 *     return storage.with(s -> s.increment("visits", 1));
 *   }
 * }
 * }</pre>
 *
 * <p>An application that has a bean of its own of the type {@link SessionStorage}, or one that is
 * annotated {@link Current @Current}, gets that one instead; the library is started all the same.
 *
 * @since 1.0
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SessionStorageProperties.class)
@ImportRuntimeHints(ProxyHints.class)
public class SessionStorageAutoConfiguration {

  /** For Spring. */
  public SessionStorageAutoConfiguration() {}

  @Bean
  SpringHost sessionStorageHost(
      SessionStorageProperties properties,
      Environment environment,
      ConfigurableApplicationContext context) {
    return new SpringHost(properties, environment, context);
  }

  @Bean
  SessionStorageInitializer sessionStorageInitializer(SpringHost host) {
    return new SessionStorageInitializer(host);
  }

  /**
   * Contributes the sessions of the application. May be injected anywhere, also into beans that are
   * made before the web server has started, and called from then on.
   *
   * @param initializer knows when the web server starts
   * @return a proxy of what {@code SessionStorages.of(servletContext)} returns
   */
  @Bean
  @ConditionalOnMissingBean
  SessionStorage sessionStorage(SessionStorageInitializer initializer) {
    return Delegate.of(SessionStorage.class, initializer::sessions);
  }

  /**
   * Contributes the storage of whatever session is the current one when a method is called. It is
   * no candidate for a plain {@code SharedObject}, which may be a bean of the application.
   *
   * @param sessions the sessions of the application
   * @return a proxy; outside a session its methods throw {@code NoCurrentSessionException}
   */
  @Bean(defaultCandidate = false)
  @Current
  @ConditionalOnMissingBean(annotation = Current.class)
  SharedObject currentSessionStorage(SessionStorage sessions) {
    return Delegate.of(SharedObject.class, sessions::current);
  }

  /** MockMvc calls the filters of such beans; a servlet container has got the filter already. */
  @Bean
  @Conditional(OnMockServletContext.class)
  FilterRegistrationBean<Filter> sessionStorageMockFilter(SessionStorageInitializer initializer) {
    FilterRegistrationBean<Filter> registration =
        new FilterRegistrationBean<>(Objects.requireNonNull(initializer.filterOfMock()));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  /** Spring knows qualifiers of Jakarta Inject only where its jar is; Boot does not bring it. */
  @Bean
  static CustomAutowireConfigurer currentSessionStorageQualifier() {
    CustomAutowireConfigurer configurer = new CustomAutowireConfigurer();
    configurer.setCustomQualifierTypes(Set.of(Current.class));
    return configurer;
  }
}
