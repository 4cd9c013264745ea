// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.cluster.api.ClusterListener;
import dev.sessionstorage.shared.Storage;
import java.util.Set;

/** What other members do, for the sessions that are attached here and for the application. */
final class GridNews implements ClusterListener {
  private final GridRegistry grid;
  private final AttachedSessions attached;

  GridNews(GridRegistry grid, AttachedSessions attached) {
    this.grid = grid;
    this.attached = attached;
  }

  @Override
  public boolean observes() {
    return grid.listeners().observe();
  }

  @Override
  public Set<SessionId> held() {
    return attached.ids();
  }

  @Override
  public void opened(SessionInfo session) {
    grid.listeners().opened(session);
  }

  @Override
  public void closed(SessionInfo session) {
    Session here = attached.find(session.id());
    boolean unknown = session.member().equals(UNKNOWN);
    SessionInfo last = here != null && unknown ? here.info() : session;
    grid.detach(session.id());
    grid.listeners().closed(last);
  }

  @Override
  public void changed(SessionId id, long group, long version, Set<String> names) {
    if (attached.find(id) instanceof GridSession here) {
      here.changed(group, version);
    }
    grid.tellChanged(id, names);
  }

  @Override
  public void found(SessionId id, long group, long version, Object identity) {
    if (attached.find(id) instanceof GridSession here) {
      here.found(group, version, identity);
    }
  }

  @Override
  public void settled(SessionId id, long group) {
    Session session = attached.find(id);
    SharedObject root = session == null ? null : session.root();
    if (root != null) {
      Storage.of(root).settled(group);
    }
  }
}
