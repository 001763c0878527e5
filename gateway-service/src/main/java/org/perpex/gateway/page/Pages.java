package org.perpex.gateway.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/**
 * The files of the pages by their paths, and the paths that the pages route among themselves. Like the routes of the
 * exchange, what is not listed does not exist. Beside the pages lies the description of the API, a document with files of
 * its own. Immutable.
 */
public final class Pages {

    /** What stands in the document in the place of the nonce, which is another one in each answer. */
    static final String NONCE = "__NONCE__";

    private static final String FOLDER = "/web/";
    private static final String DOCUMENT = "/index.html";
    private static final String DOCS = "/docs";
    private static final String DOCS_DOCUMENT = DOCS + DOCUMENT;
    private static final Set<String> ROUTES = Set.of("/", "/login", "/signup", "/markets", "/wallet", "/keys");
    private static final Pattern TRADE = Pattern.compile("/trade/[A-Z0-9]{2,20}");
    private static final Pattern CONSOLE = Pattern.compile("/admin(?:/[a-z]{2,20}(?:/[A-Za-z0-9]{1,32})?)?");

    private final Map<String, PageFile> files;
    private final Map<String, String> documents;

    private Pages(Map<String, PageFile> files, Map<String, String> documents) {
        this.files = Map.copyOf(files);
        this.documents = Map.copyOf(documents);
    }

    /** Reads the files that the build put into the jar; there are none if it was told to leave the pages out. */
    public static Pages ofClassPath() {
        Map<String, PageFile> files = new HashMap<>();
        Map<String, String> documents = new HashMap<>();
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:web/**")) {
                String location = resource.getURL().toString();
                if (!resource.isReadable() || location.endsWith("/")) {
                    continue;
                }
                String path = location.substring(location.lastIndexOf(FOLDER) + FOLDER.length() - 1);
                byte[] bytes = resource.getContentAsByteArray();
                if (path.equals(DOCUMENT) || path.equals(DOCS_DOCUMENT)) {
                    documents.put(path, new String(bytes, StandardCharsets.UTF_8));
                } else {
                    MediaType type = MediaTypeFactory.getMediaType(path).orElse(MediaType.APPLICATION_OCTET_STREAM);
                    files.put(path, PageFile.of(type, bytes));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Pages(files, documents);
    }

    @Nullable
    PageFile file(String path) {
        return files.get(path);
    }

    /** Returns the document that shows a path, with this nonce in it; null if the pages do not know the path. */
    @Nullable
    String document(String path, String nonce) {
        String document = documents.get(path.equals(DOCS) ? DOCS_DOCUMENT : DOCUMENT);
        boolean known = path.equals(DOCS)
                || ROUTES.contains(path)
                || TRADE.matcher(path).matches()
                || CONSOLE.matcher(path).matches();
        return document != null && known ? document.replace(NONCE, nonce) : null;
    }
}
