package org.perpex.common.spring.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.perpex.common.contract.Message;

/**
 * Replays an archive from its start, without a broker, and tells the hash of the state: to compare a running engine
 * with. The archive may be that of an engine that runs.
 */
public final class EngineReplay {

    /** Stands for the end of the archive. */
    public static final long TO_END = Long.MAX_VALUE;

    private EngineReplay() {}

    /**
     * Returns the state after an input. What the replica that owns the archive passes over is passed over here too.
     *
     * @param definition with a new engine
     * @param data the folder that holds the engine's own folder
     * @param offset of the last input to be applied, or {@link #TO_END}; an archive that ends before it throws
     */
    public static <I extends Message> EngineStatus.StateHash run(
            EngineDefinition<I> definition, Path data, long offset) {
        Path folder = data.resolve(definition.name());
        SkipRecords skips = SkipRecords.load(folder, definition.ports().input());
        EngineState<I> state = new EngineState<>(definition, 0, skips, InputWatch.NONE);
        Path archive = ReplicaFolder.archive(folder);
        try (ArchiveSource source = new ArchiveSource(archive, 0)) {
            List<Input> batch = source.poll();
            while (!batch.isEmpty() && state.offset() < offset) {
                for (Input input : batch) {
                    if (state.offset() < offset) {
                        state.apply(input);
                    }
                }
                batch = source.poll();
            }
        }
        if (offset != TO_END && state.offset() != offset) {
            throw new IllegalStateException("the archive ends at " + state.offset() + ", before " + offset);
        }
        return new EngineStatus.StateHash(state.offset(), state.save().hash());
    }

    /**
     * Prints offset and hash of a state.
     *
     * @param arguments the name of a class that supplies the definition of the engine, the data folder, and, if it is
     *     not the end, the offset to stop at
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("arguments: supplier-class data-folder [offset]");
        }
        Object supplier = Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
        if (!(((Supplier<?>) supplier).get() instanceof EngineDefinition<?> definition)) {
            throw new IllegalArgumentException(arguments[0] + " supplies no definition of an engine");
        }
        long offset = arguments.length > 2 ? Long.parseLong(arguments[2]) : TO_END;
        EngineStatus.StateHash result = run(definition, Path.of(arguments[1]), offset);
        System.out.printf("offset=%d stateHash=%016x%n", result.offset(), result.hash());
    }
}
