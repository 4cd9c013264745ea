// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * CDI qualifier for the storage of the current session. In Spring Boot, {@code @Autowired @Current}
 * does the same. 4D: {@code Session.storage}.
 *
 * <pre>{@code
 * public class Greeting {
 *   @Inject @Current SharedObject storage;
 *
 *   String text() {
 *     return storage.getOrDefault("greeting", "Hello");
 *   }
 * }
 * }</pre>
 *
 * <p>The session is looked up at each call, as by {@link SessionStorage#current()}. So one injected
 * object serves all sessions, and it may be injected anywhere, also into a servlet. A call in a
 * thread without a session throws {@link NoCurrentSessionException}.
 *
 * @since 1.0
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, METHOD, PARAMETER, TYPE})
public @interface Current {}
