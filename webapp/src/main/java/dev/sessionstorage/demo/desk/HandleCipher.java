// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import dev.sessionstorage.SessionId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Turns ids into handles and back: a UUID is just one block of AES, so a table is not needed. */
final class HandleCipher {
  private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]");
  private static final int BLOCK = 16;

  private final SecretKeySpec key;

  HandleCipher(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  static byte[] newKey() {
    byte[] key = new byte[BLOCK];
    new SecureRandom().nextBytes(key);
    return key;
  }

  String encrypt(SessionId id) {
    UUID uuid = id.toUuid();
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    block.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    byte[] handle = apply(Cipher.ENCRYPT_MODE, block.array());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(handle);
  }

  @Nullable SessionId decrypt(String handle) {
    if (!HANDLE.matcher(handle).matches()) {
      return null;
    }
    byte[] block = apply(Cipher.DECRYPT_MODE, Base64.getUrlDecoder().decode(handle));
    ByteBuffer uuid = ByteBuffer.wrap(block);
    return SessionId.of(new UUID(uuid.getLong(), uuid.getLong()));
  }

  /**
   * One random block has no pattern that this mode could show, and equal ids need equal handles.
   */
  @SuppressWarnings("InsecureCryptoUsage")
  private byte[] apply(int mode, byte[] block) {
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(mode, key);
      return cipher.doFinal(block);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has AES", impossible);
    }
  }
}
