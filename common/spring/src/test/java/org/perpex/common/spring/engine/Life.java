package org.perpex.common.spring.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.Destination;

/** A replica on the fake broker that can be killed between any two steps and started again over its folder. */
final class Life {

    private final FakeBroker broker;
    private final EngineSettings settings;
    private final Path folder;
    private final Random random;
    private final Queue<Runnable> fileJobs = new ArrayDeque<>();
    private boolean diskStandsStill;
    private final Queue<Runnable> recallJobs = new ArrayDeque<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private @Nullable Alive alive;

    private record Alive(
            ReplicaFolder folder, Replica<BookInput> replica, InputSource queue, Mailbox mailbox, TallyEngine engine) {}

    Life(FakeBroker broker, EngineSettings settings, Path folder, Random random) {
        this.broker = broker;
        this.settings = settings;
        this.folder = folder;
        this.random = random;
    }

    boolean isAlive() {
        return alive != null;
    }

    void start() {
        TallyEngine engine = new TallyEngine();
        EngineDefinition<BookInput> definition = TallyEngine.definition(engine, TallyEngine.PORTS);
        ReplicaFolder own = ReplicaFolder.open(folder.resolve("tally"));
        Mailbox mailbox = new Mailbox();
        Replica<BookInput> replica = started(definition, own, mailbox);
        InputQueues queues = QueueEpochs.load(own.path()).over(new FakeQueues(broker, random));
        InputSource queue = opened(queues, replica, own);
        replica.opened(queue.endOffset());
        alive = new Alive(own, replica, queue, mailbox, engine);
    }

    private Replica<BookInput> started(EngineDefinition<BookInput> definition, ReplicaFolder own, Mailbox mailbox) {
        try {
            ReplicaPorts ports = new ReplicaPorts(broker, mailbox, broker::nanoTime, fileJobs::add, recallJobs::add);
            Replica<BookInput> replica =
                    new Replica<>(definition, settings, own, ports, new EngineMeters(meters, "tally"));
            replica.start();
            return replica;
        } catch (RuntimeException failure) {
            own.close();
            throw failure;
        }
    }

    private static InputSource opened(InputQueues queues, Replica<BookInput> replica, ReplicaFolder own) {
        try {
            return queues.open(Destination.ORDER, replica.readFrom(queues.startOffset(Destination.ORDER)));
        } catch (RuntimeException failure) {
            replica.close();
            own.close();
            throw failure;
        }
    }

    /** Ends the life at once: what is in memory is lost, what was handed to the operating system is not. */
    void kill() {
        Alive dying = living();
        dying.replica.close();
        dying.folder.close();
        fileJobs.clear();
        recallJobs.clear();
        alive = null;
    }

    /** Cuts bytes off the end of the archive, as a death within a write does. */
    void tearArchive() {
        List<Path> segments = ArchiveSegments.list(folder.resolve("tally").resolve("archive"));
        if (segments.isEmpty()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(segments.getLast(), StandardOpenOption.WRITE)) {
            channel.truncate(Math.max(0, channel.size() - 1 - random.nextInt(200)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the segments of the archive that end before an offset, and returns how many. */
    int dropRecordBefore(long offset) throws IOException {
        List<Path> segments = ArchiveSegments.list(ReplicaFolder.archive(own()));
        int dropped = 0;
        while (dropped + 1 < segments.size() && ArchiveSegments.firstOffset(segments.get(dropped + 1)) <= offset) {
            Files.delete(segments.get(dropped++));
        }
        return dropped;
    }

    /** Spoils one byte of the newest snapshot. */
    void spoilSnapshot() throws IOException {
        List<Path> files = snapshots();
        if (!files.isEmpty()) {
            byte[] bytes = Files.readAllBytes(files.getLast());
            bytes[random.nextInt(bytes.length)] ^= 1;
            Files.write(files.getLast(), bytes);
        }
    }

    List<Path> snapshots() throws IOException {
        try (var files = Files.list(folder.resolve("tally").resolve("snapshots"))) {
            return files.sorted().toList();
        }
    }

    /** One turn of the engine's thread. */
    void step() {
        Alive now = living();
        now.mailbox.drain();
        List<Input> batch = now.replica.mayRead() ? now.queue.poll() : List.of();
        if (!batch.isEmpty()) {
            now.replica.read(batch);
        }
        now.replica.work(now.queue.endOffset());
        if (!diskStandsStill && random.nextInt(3) == 0 && !fileJobs.isEmpty()) {
            fileJobs.remove().run();
        }
        if (random.nextInt(3) == 0 && !recallJobs.isEmpty()) {
            recallJobs.remove().run();
        }
    }

    void tick() {
        broker.send(Destination.ORDER, Ticks.pack(living().folder.replica()), _ -> {});
    }

    /** From now on nothing is written to files but what a test runs. */
    void stopDisk() {
        diskStandsStill = true;
    }

    void runFileJob() {
        fileJobs.remove().run();
    }

    void runFileJobs() {
        for (Runnable job = fileJobs.poll(); job != null; job = fileJobs.poll()) {
            job.run();
        }
    }

    Replica<BookInput> replica() {
        return living().replica;
    }

    TallyEngine engine() {
        return living().engine;
    }

    EngineStatus status() {
        return living().replica.status(living().queue.endOffset());
    }

    /** What all lives of this replica counted together, by the name of the meter and one tag. */
    double count(String meter, String tag, String value) {
        Counter counter = meters.find(meter).tag(tag, value).counter();
        return counter == null ? 0 : counter.count();
    }

    /** The offset of the last input in the archive of a replica that is dead. */
    long recorded() {
        try (InputArchive archive = InputArchive.open(ReplicaFolder.archive(own()), Long.MAX_VALUE)) {
            Input last = archive.last();
            return last == null ? -1 : last.offset();
        }
    }

    /** The folder of the replica itself. */
    Path own() {
        return folder.resolve("tally");
    }

    Path data() {
        return folder;
    }

    private Alive living() {
        Alive now = alive;
        if (now == null) {
            throw new IllegalStateException("not alive");
        }
        return now;
    }
}
