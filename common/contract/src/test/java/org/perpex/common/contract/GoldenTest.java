package org.perpex.common.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pins the bytes of every message: what an old journal holds must be readable for ever. */
class GoldenTest {

    private final MessageCodec codec = new MessageCodec();

    static List<Message> samples() {
        return Samples.ALL;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keepsItsLayout(Message message) throws IOException {
        assertThat(HexFormat.of().formatHex(encode(message))).isEqualTo(golden(message.getClass()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsWhatItWrites(Message message) {
        assertThat(codec.decode(new UnsafeBuffer(encode(message)), 0)).isEqualTo(message);
    }

    @Test
    void everyMessageOfTheSealedFamiliesHasASampleAndAGoldenFile() throws IOException {
        List<Class<?>> leaves = leaves(Message.class).toList();

        assertThat(Samples.ALL.stream().map(Object::getClass).distinct()).containsExactlyInAnyOrderElementsOf(leaves);
        for (Class<?> leaf : leaves) {
            assertThat(golden(leaf)).as(leaf.getName()).isNotEmpty();
        }
    }

    @Test
    void aFactSaysWhomItIsAbout() {
        for (Message message : Samples.ALL) {
            if (message instanceof AccountFact fact) {
                boolean ofNobody = fact instanceof AccountFact.CheckpointTaken
                        || fact instanceof SettingFact.CollateralSet
                        || fact instanceof FundingFact.Settled;
                assertThat(fact.account()).as(fact.toString()).isEqualTo(ofNobody ? 0 : Samples.ALICE);
            }
        }
    }

    @Test
    void refusesAMessageOfAnotherVersion() {
        byte[] bytes = encode(new EngineInput.Tick(1));
        bytes[6] = 2;

        assertThatIllegalArgumentException().isThrownBy(() -> codec.decode(new UnsafeBuffer(bytes), 0));
    }

    @Test
    void refusesAnUnknownMessage() {
        byte[] bytes = encode(new EngineInput.Tick(1));
        bytes[2] = 99;
        bytes[3] = 99;

        assertThatIllegalArgumentException().isThrownBy(() -> codec.decode(new UnsafeBuffer(bytes), 0));
    }

    private byte[] encode(Message message) {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        int length = codec.encode(message, buffer, 0);
        return Arrays.copyOf(buffer.byteArray(), length);
    }

    private static String golden(Class<?> message) throws IOException {
        String family = message.getEnclosingClass().getSimpleName();
        String file = "/golden/" + family + "." + message.getSimpleName() + ".v1.hex";
        try (InputStream in = GoldenTest.class.getResourceAsStream(file)) {
            assertThat(in).as("golden file " + file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        }
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null
                ? Stream.of(type)
                : Arrays.stream(permitted).flatMap(GoldenTest::leaves).distinct();
    }
}
