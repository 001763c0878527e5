package org.perpex.finance.statement;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.GregorianCalendar;
import org.openpdf.text.Document;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfEncryption;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfWriter;

/** Begins documents whose dates and id come from what they say, where the library would take the clock and chance. */
final class RepeatablePdf {

    private static final int ID_BYTES = 16;

    private RepeatablePdf() {}

    static void begin(Document document, Statement statement, OutputStream out) {
        PdfWriter writer = PdfWriter.getInstance(document, out);
        document.open();
        PdfDate date = new PdfDate(GregorianCalendar.from(
                Instant.ofEpochMilli(statement.period().span().toMillis()).atZone(ZoneOffset.UTC)));
        writer.getInfo().put(PdfName.CREATIONDATE, date);
        writer.getInfo().put(PdfName.MODDATE, date);
        byte[] id = id(statement);
        writer.getInfo().put(PdfName.FILEID, PdfEncryption.createInfoId(id, id));
    }

    private static byte[] id(Statement statement) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(statement.toString().getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(hash, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
