package org.perpex.description;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds files of the checkout that this runs in. */
final class Checkout {

    private Checkout() {}

    /** A file or folder of the repository, which need not exist. */
    static Path path(String path) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("docs/contracts/admin.md"))) {
                return folder.resolve(path);
            }
        }
        throw new IllegalStateException("not in a checkout: " + Path.of("").toAbsolutePath());
    }
}
