package org.perpex.common.spring.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.perpex.common.contract.Destination;

/**
 * The epochs of an engine's queue. When an empty broker takes the place of one that is lost, its offsets begin at 0
 * again, while the offsets of the engine's record go on: epoch 1 begins with input 0, each later one where an operator
 * says. They stand in the file {@code epochs} of the replica's folder, a line {@code epoch offset} for each after the
 * first.
 */
public final class QueueEpochs {

    private static final String FILE = "epochs";

    private final long firstOffset;
    private final int epoch;

    private QueueEpochs(int epoch, long firstOffset) {
        this.epoch = epoch;
        this.firstOffset = firstOffset;
    }

    /** Reads the epochs of a replica; lines that do not rise throw. */
    static QueueEpochs load(Path folder) {
        QueueEpochs newest = new QueueEpochs(1, 0);
        for (String line : lines(folder.resolve(FILE))) {
            String[] words = line.strip().split(" ");
            boolean isNext = words.length == 2
                    && words[0].equals(Integer.toString(newest.epoch + 1))
                    && words[1].matches("[0-9]{1,18}")
                    && Long.parseLong(words[1]) > newest.firstOffset;
            if (!isNext) {
                throw new IllegalStateException(
                        folder.resolve(FILE) + ": after epoch " + newest.epoch + " comes no '" + line + "'");
            }
            newest = new QueueEpochs(newest.epoch + 1, Long.parseLong(words[1]));
        }
        return newest;
    }

    /**
     * Begins the next epoch of a replica's queue behind the last input of its archive, unless it has begun there
     * already. Returns its line.
     */
    static String begin(Path folder) {
        try (ReplicaFolder own = ReplicaFolder.open(folder);
                InputArchive archive = InputArchive.open(own.archive(), Long.MAX_VALUE)) {
            Input last = archive.last();
            if (last == null) {
                throw new IllegalStateException(own.archive() + " is empty: the archive of another replica goes first");
            }
            QueueEpochs newest = load(folder);
            if (newest.epoch > 1 && newest.firstOffset == last.offset() + 1) {
                return newest.toString();
            }
            String line = new QueueEpochs(newest.epoch + 1, last.offset() + 1).toString();
            Files.writeString(folder.resolve(FILE), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Begins the next epoch, in each folder named.
     *
     * @param folders of replicas of one engine that are stopped, {@code <PERPEX_DATA>/<engine>}
     */
    public static void main(String[] folders) {
        for (String folder : folders) {
            System.out.println(folder + ": " + begin(Path.of(folder)));
        }
    }

    /** The same queues, with the offsets of the record. */
    InputQueues over(InputQueues queues) {
        return firstOffset == 0 ? queues : new Shifted(queues, firstOffset);
    }

    @Override
    public String toString() {
        return epoch + " " + firstOffset;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Shifted(InputQueues queues, long by) implements InputQueues {

        @Override
        public InputSource open(Destination queue, long from) {
            return new ShiftedSource(queues.open(queue, from - by), by);
        }

        @Override
        public long startOffset(Destination queue) {
            return queues.startOffset(queue) + by;
        }

        @Override
        public long endOffset(Destination queue) {
            return queues.endOffset(queue) + by;
        }
    }

    private record ShiftedSource(InputSource source, long by) implements InputSource {

        @Override
        public List<Input> poll() {
            return source.poll().stream()
                    .map(input -> new Input(input.offset() + by, input.storeTimeMillis(), input.body()))
                    .toList();
        }

        @Override
        public long endOffset() {
            return source.endOffset() + by;
        }

        @Override
        public long startOffset() {
            return source.startOffset() + by;
        }

        @Override
        public void onArrival(Runnable wake) {
            source.onArrival(wake);
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
