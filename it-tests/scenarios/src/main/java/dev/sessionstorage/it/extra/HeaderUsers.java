// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.extra;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Knows {@code alice}. */
@ApplicationScoped
public class HeaderUsers implements IdentityStore {
  /** For CDI. */
  public HeaderUsers() {}

  /** Called by the container for credentials of this kind. */
  public CredentialValidationResult validate(UsernamePasswordCredential credential) {
    return credential.compareTo("alice", "secret")
        ? new CredentialValidationResult("alice", Set.of("user"))
        : CredentialValidationResult.INVALID_RESULT;
  }
}
