// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cdi;

import dev.sessionstorage.ChangeRegistration;
import dev.sessionstorage.Current;
import dev.sessionstorage.ObjectEditor;
import dev.sessionstorage.ObjectReader;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UseAction;
import dev.sessionstorage.UseFunction;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The storage of whatever session is the current one when a method is called: injected once, into a
 * servlet, it serves all sessions. It travels with beans that the container writes to disk, such as
 * session-scoped ones; it has no state, and finds its application again afterwards.
 */
@Dependent
@Current
@Typed(SharedObject.class)
public class CurrentStorage implements SharedObject, Serializable {
  private static final long serialVersionUID = 1L;

  /** Null after this was read back; containers do not promise that their proxies survive that. */
  private transient volatile @Nullable SessionStorage sessions;

  /**
   * For CDI.
   *
   * @param sessions the sessions of the application
   */
  @Inject
  public CurrentStorage(SessionStorage sessions) {
    this.sessions = sessions;
  }

  private SharedObject current() {
    SessionStorage found = sessions;
    if (found == null) {
      found = CDI.current().select(SessionStorage.class).get();
      sessions = found;
    }
    return found.current();
  }

  @Override
  public <X extends Throwable> void use(UseAction<? super ObjectEditor, X> block) throws X {
    current().use(block);
  }

  @Override
  public <X extends Throwable> void use(Duration maxWait, UseAction<? super ObjectEditor, X> block)
      throws X {
    current().use(maxWait, block);
  }

  @Override
  public <R extends @Nullable Object, X extends Throwable> R with(
      UseFunction<? super ObjectEditor, ? extends R, X> block) throws X {
    return current().with(block);
  }

  @Override
  public <R extends @Nullable Object, X extends Throwable> R with(
      Duration maxWait, UseFunction<? super ObjectEditor, ? extends R, X> block) throws X {
    return current().with(maxWait, block);
  }

  @Override
  public SharedObject objectOrNew(String name) {
    return current().objectOrNew(name);
  }

  @Override
  public SharedCollection collectionOrNew(String name) {
    return current().collectionOrNew(name);
  }

  @Override
  public SharedObject copy() {
    return current().copy();
  }

  @Override
  public @Nullable Object get(String name) {
    return current().get(name);
  }

  @Override
  public <T> @Nullable T get(String name, Class<T> type) {
    return current().get(name, type);
  }

  @Override
  public <T> T getOrDefault(String name, T fallback) {
    return current().getOrDefault(name, fallback);
  }

  @Override
  public @Nullable SharedObject object(String name) {
    return current().object(name);
  }

  @Override
  public @Nullable SharedCollection collection(String name) {
    return current().collection(name);
  }

  @Override
  public boolean has(String name) {
    return current().has(name);
  }

  @Override
  public Set<String> names() {
    return current().names();
  }

  @Override
  public int size() {
    return current().size();
  }

  @Override
  public Map<String, @Nullable Object> toMap() {
    return current().toMap();
  }

  @Override
  public <T> Map<String, @Nullable T> toMap(Class<T> type) {
    return current().toMap(type);
  }

  @Override
  public Map<String, @Nullable Object> asMap() {
    return current().asMap();
  }

  @Override
  public <R extends Record> R as(Class<R> type) {
    return current().as(type);
  }

  @Override
  public boolean await(Predicate<? super ObjectReader> condition, Duration maxWait) {
    return current().await(condition, maxWait);
  }

  @Override
  public ChangeRegistration onChange(Consumer<? super ObjectReader> listener, Executor executor) {
    return current().onChange(listener, executor);
  }
}
