package org.perpex.local.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpex.local.part.PlatformFailure;
import org.perpex.local.platform.Signer.InUse;
import org.perpex.local.secret.IdentityKeys;

/** Waits until the services themselves say that each signs with its newest key. */
final class NewKeys {

    private static final Duration ASK_EACH = Duration.ofMillis(500);

    private final IdentityKeys keys;
    private final List<Signer> signers;
    private final Progress progress;

    /** When each service began to sign with its newest key. */
    private final Map<String, Instant> taken = new HashMap<>();

    NewKeys(IdentityKeys keys, List<Signer> signers, Progress progress) {
        this.keys = keys;
        this.signers = List.copyOf(signers);
        this.progress = progress;
    }

    /**
     * Returns the moment after which no service has signed with an old key: that of the last one to change.
     *
     * @throws PlatformFailure if a service that runs has not changed within that time; it names each of them
     */
    Instant await(Duration max) {
        long startNanos = System.nanoTime();
        List<String> behind = behind();
        while (!behind.isEmpty()) {
            if (System.nanoTime() - startNanos > max.toNanos()) {
                throw new PlatformFailure("after " + max.toSeconds() + " s " + String.join("; ", behind)
                        + ": the old keys are still accepted. Look at the log of each, and rotate again");
            }
            pause(ASK_EACH);
            behind = behind();
        }
        return taken.values().stream().max(Instant::compareTo).orElse(Instant.MIN);
    }

    /** Asks all; what is wrong with those that have not changed. */
    private List<String> behind() {
        List<String> behind = new ArrayList<>();
        for (Signer signer : signers) {
            if (signer.running().getAsBoolean()) {
                String newest = keys.newestKey(signer.name());
                Optional<InUse> said = signer.ask();
                if (said.map(InUse::signsWith).filter(newest::equals).isPresent()) {
                    take(signer.name(), newest, said.get().since());
                } else {
                    behind.add(signer.name() + "-service "
                            + said.map(old -> "signs with " + old.signsWith() + ", not with " + newest)
                                    .orElse("does not say which key it signs with"));
                }
            }
        }
        return behind;
    }

    private void take(String service, String key, Instant since) {
        if (taken.put(service, since) == null) {
            progress.line("  " + service + "-service signs with " + key);
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformFailure("interrupted: the old keys are still accepted, deploy/rotate-keys ends that", e);
        }
    }
}
