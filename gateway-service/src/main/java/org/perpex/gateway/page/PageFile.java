package org.perpex.gateway.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.MediaType;

/**
 * One file of the pages, in memory.
 *
 * @param plain its bytes
 * @param zipped the same, compressed; empty if that would not make it smaller
 */
record PageFile(MediaType type, byte[] plain, byte[] zipped) {

    static PageFile of(MediaType type, byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] zipped = out.toByteArray();
        return new PageFile(type, plain, zipped.length < plain.length ? zipped : new byte[0]);
    }
}
