// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import com.hazelcast.core.HazelcastInstance;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;

/** Gives applications a member of a grid that is not theirs, as a server does. */
public final class GivenGrid implements InitialContextFactory {
  private static HazelcastInstance given;

  /** Made by the naming service. */
  public GivenGrid() {}

  /** From now on an application finds this one. */
  static void give(HazelcastInstance grid) {
    System.setProperty(Context.INITIAL_CONTEXT_FACTORY, GivenGrid.class.getName());
    given = grid;
  }

  static void takeBack() {
    System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
    given = null;
  }

  @Override
  public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
    return new InitialContext(true) {
      @Override
      public Object lookup(String name) {
        return given;
      }
    };
  }
}
