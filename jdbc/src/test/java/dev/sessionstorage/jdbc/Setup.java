// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.contract.FarLeases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How many members there are for the contract of engines, and on which database. */
@SuppressWarnings("ImmutableEnumChecker") // the other members of the test that runs
enum Setup {
  /** A single server with a database in its own process. */
  ONE_MEMBER {
    @Override
    Cluster engine(List<Cluster> others) {
      return Engines.member("A", Engines.application(), Databases.h2());
    }
  },

  /** One of three members that share a PostgreSQL. */
  THREE_MEMBERS {
    @Override
    Cluster engine(List<Cluster> others) {
      String application = Engines.application();
      others.add(Engines.member("B", application, Databases.postgres()));
      others.add(Engines.member("C", application, Databases.postgres()));
      return Engines.member("A", application, Databases.postgres());
    }
  },

  /** Every lease is on another member whenever it is wanted, on PostgreSQL. */
  FAR_LEASE {
    @Override
    Cluster engine(List<Cluster> others) {
      String application = Engines.application();
      Cluster near = Engines.member("A", application, Databases.postgres());
      return FarLeases.between(near, Engines.member("B", application, Databases.postgres()));
    }
  };

  private final List<Cluster> open = new ArrayList<>();

  abstract Cluster engine(List<Cluster> others);

  SessionStorage storage(Map<String, String> settings) {
    return Engines.storage(engine(open), settings);
  }

  void closeOthers() {
    open.forEach(Cluster::close);
    open.clear();
  }
}
