package io.actionsgateway.api.download;

import io.actionsgateway.platform.Digests;
import io.actionsgateway.platform.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals tickets with AES-256-GCM: who has the text can neither read nor change them. Blocking; thread-safe. */
final class TicketSeal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final byte[] PURPOSE = "actions-gateway download 1".getBytes(StandardCharsets.UTF_8);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int LONGEST = 8192;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    TicketSeal(Secret secret) {
        MessageDigest digest = Digests.sha256();
        digest.update(PURPOSE);
        this.key = new SecretKeySpec(digest.digest(secret.utf8()), "AES");
    }

    /** As text that may stand in a path. */
    String seal(Ticket ticket) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(written(ticket));
            byte[] whole = ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + CIPHER, impossible);
        }
    }

    /** Nothing when we did not seal it. */
    Optional<Ticket> open(String text) {
        try {
            byte[] whole = text.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(text);
            if (whole.length <= NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] opened = cipher(Cipher.DECRYPT_MODE, whole).doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return Optional.of(read(opened));
        } catch (GeneralSecurityException | IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    /** The nonce is at the beginning. */
    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
        cipher.updateAAD(PURPOSE);
        return cipher;
    }

    private static byte[] written(Ticket ticket) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(ticket.content().name());
            out.writeLong(ticket.end().toEpochMilli());
            out.writeUTF(ticket.api().toString());
            out.writeUTF(ticket.link().toString());
        } catch (IOException tooLong) {
            throw new UncheckedIOException(tooLong);
        }
        return bytes.toByteArray();
    }

    private static Ticket read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Ticket(
                    Content.valueOf(in.readUTF()),
                    Instant.ofEpochMilli(in.readLong()),
                    URI.create(in.readUTF()),
                    URI.create(in.readUTF()));
        } catch (IOException cut) {
            throw new IllegalArgumentException("not a ticket", cut);
        }
    }
}
