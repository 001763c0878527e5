package org.perpex.market.client;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connection to a venue: puts its parts together to texts and says when it has ended. */
final class VenueSocket implements WebSocket.Listener {

    /** No message of best prices comes near it. */
    private static final int TEXT_LENGTH_MAX = 1 << 16;

    private final String[] firstWords;
    private final Consumer<String> texts;
    private final StringBuilder part = new StringBuilder();
    private volatile @Nullable WebSocket open;
    private volatile boolean ended;

    /** @param firstWords what is said first, one message a line */
    VenueSocket(String firstWords, Consumer<String> texts) {
        this.firstWords = firstWords.split("\n", -1);
        this.texts = texts;
    }

    boolean hasEnded() {
        return ended;
    }

    void say(String text) {
        WebSocket socket = open;
        if (socket != null && !ended) {
            socket.sendText(text, true).exceptionally(failure -> {
                ended = true;
                return socket;
            });
        }
    }

    void abort() {
        ended = true;
        WebSocket socket = open;
        if (socket != null) {
            socket.abort();
        }
    }

    @Override
    public void onOpen(WebSocket socket) {
        open = socket;
        // It was given up while it was being made: nobody would ever close it.
        if (ended) {
            socket.abort();
            return;
        }
        CompletableFuture<WebSocket> said = CompletableFuture.completedFuture(socket);
        for (String words : firstWords) {
            said = said.thenCompose(s -> s.sendText(words, true));
        }
        said.whenComplete((_, failure) -> {
            if (failure != null) {
                ended = true;
            }
        });
        socket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        part.append(data);
        if (part.length() > TEXT_LENGTH_MAX) {
            abort();
            return null;
        }
        if (last) {
            String text = part.toString();
            part.setLength(0);
            texts.accept(text);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        ended = true;
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        ended = true;
    }
}
