package org.perpex.description;

import java.io.IOException;
import java.nio.file.Files;

/** What {@code docs/contracts/admin.md} says of the endpoints of operators. */
final class AdminPage {

    private static final int WHAT = 5;

    private AdminPage() {}

    static String sentence(String method, String path) {
        try {
            return Files.readAllLines(Checkout.path("docs/contracts/admin.md")).stream()
                    .filter(line -> line.contains("| " + method + " | `" + path + "` |"))
                    .map(line -> line.split("\\|")[WHAT].strip().replace("`", ""))
                    .findFirst()
                    .map(text -> Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".")
                    .orElseThrow(() -> new IllegalStateException("admin.md has no row of " + method + " " + path));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
