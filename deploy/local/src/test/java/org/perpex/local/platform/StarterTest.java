package org.perpex.local.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpex.local.part.Layout;
import org.perpex.local.part.Part;
import org.perpex.local.part.PartProcess;
import org.perpex.local.part.PlatformFailure;

/** Real processes: small shells that make a file when they are ready. */
class StarterTest {

    @TempDir
    private Path checkout;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Layout layout;
    private Starter starter;

    @BeforeEach
    void setUp() {
        layout = new Layout(checkout);
        starter = new Starter(layout, new Progress(new PrintStream(said, true, UTF_8)));
    }

    @AfterEach
    void stopAll() {
        starter.stop();
    }

    @Test
    void startsAPartOnlyWhenWhatItNeedsIsUp() {
        Part first = shell("first", List.of(), "sleep 0.3; touch first; sleep 60");
        Part second = shell("second", List.of("first"), "test -f ../first/first && touch second; sleep 60");

        starter.start(List.of(first, second), 2);

        assertThat(said.toString(UTF_8).lines().map(line -> line.strip().split(" ")[0]))
                .containsExactly("first", "second");
    }

    @Test
    void namesThePartThatDiedItsLastWordsAndItsLogAndStopsTheRest() {
        Part good = shell("good", List.of(), "touch good; sleep 60");
        Part bad = shell("bad", List.of("good"), "echo 'ERROR no such thing'; exit 3");

        assertThatThrownBy(() -> starter.start(List.of(good, bad), 2))
                .isInstanceOf(PlatformFailure.class)
                .hasMessageContainingAll("bad died", "ERROR no such thing", ".perpex/logs/bad.log");
        assertThat(PartProcess.find(layout, "good")).isEmpty();
    }

    @Test
    void namesThePartThatCannotEvenBeStarted() throws Exception {
        Part good = shell("good", List.of(), "touch good; sleep 60");
        Files.createDirectories(layout.data("bad").getParent());
        Files.writeString(layout.data("bad"), "not a folder");
        Part bad = shell("bad", List.of("good"), "sleep 60");

        assertThatThrownBy(() -> starter.start(List.of(good, bad), 2))
                .isInstanceOf(PlatformFailure.class)
                .hasMessageContaining(layout.data("bad").toString());
        assertThat(PartProcess.find(layout, "good")).isEmpty();
    }

    @Test
    void whenItIsStoppedInTheMiddleNothingGoesOn() throws Exception {
        Part slow = shell("slow", List.of(), "sleep 60");
        Part later = shell("later", List.of("slow"), "touch later; sleep 60");
        CompletableFuture<Throwable> starting =
                CompletableFuture.supplyAsync(() -> catchThrowable(() -> starter.start(List.of(slow, later), 2)));
        await().until(() -> PartProcess.find(layout, "slow").isPresent());

        starter.stop();

        assertThat(starting.join()).isInstanceOf(PlatformFailure.class);
        assertThat(PartProcess.find(layout, "slow")).isEmpty();
        assertThat(PartProcess.wasStarted(layout, "later")).isFalse();
    }

    @Test
    void aPartGoesOnWhenItsStarterIsGoneAndIsFoundAgain() {
        starter.start(List.of(shell("lasting", List.of(), "touch lasting; sleep 60")), 1);

        PartProcess found = PartProcess.find(layout, "lasting").orElseThrow();

        assertThat(found.isAlive()).isTrue();
        assertThat(found.anonymousKib()).isPositive();
        assertThat(found.stop()).isTrue();
        assertThat(PartProcess.wasStarted(layout, "lasting")).isFalse();
    }

    @Test
    void aPartThatYieldsHasALowerPriority() throws Exception {
        Part yielding = shell("humble", List.of(), "touch humble; sleep 60").yielding();
        starter.start(List.of(yielding), 1);

        PartProcess found = PartProcess.find(layout, "humble").orElseThrow();

        assertThat(Files.readString(Path.of("/proc/" + found.pid() + "/stat")).split(" ")[18])
                .isEqualTo("5");
        assertThat(found.stop()).isTrue();
    }

    @Test
    void neverTakesAnotherProcessForAPart() throws Exception {
        Files.createDirectories(layout.pid("stale").getParent());
        Files.writeString(layout.pid("stale"), ProcessHandle.current().pid() + " 12345");

        assertThat(PartProcess.find(layout, "stale")).isEmpty();
    }

    @Test
    void namesABusyPortAndWhoNeedsIt() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Part part = new Part(
                    "greedy", List.of(busy.getLocalPort()), List.of(), List.of(), Map.of(), checkout, () -> true);

            assertThatThrownBy(() -> Preflight.check(List.of(part)))
                    .isInstanceOf(PlatformFailure.class)
                    .hasMessageContainingAll(Integer.toString(busy.getLocalPort()), "greedy", "busy");
        }
    }

    private Part shell(String name, List<String> needs, String script) {
        Path folder = layout.data(name);
        return new Part(
                name,
                List.of(1),
                needs,
                List.of("/bin/sh", "-c", script),
                Map.of(),
                folder,
                () -> Files.exists(folder.resolve(name)));
    }
}
