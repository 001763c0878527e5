package org.perpex.local.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.perpex.local.part.Layout;
import org.perpex.local.part.PartProcess;
import org.perpex.local.secret.IdentityKeys;
import org.perpex.local.server.NacosConfig;
import org.perpex.local.service.Service;
import org.perpex.local.service.Services;

/**
 * The command {@code deploy/rotate-keys}: gives every service that signs identities a new key while requests run. The old
 * keys are withdrawn only when each service that runs has said that it signs with its new one, and what was signed before
 * has run out. When it is interrupted nothing is lost, and it may be run again.
 */
public final class KeyRotation {

    /** How long is waited. */
    record Limits(Duration inUseMax, Duration tokenAgeMax) {

        /**
         * Services see new settings within 5 s and sign with a new key 10 s later; four times that. What was signed with an
         * old key may be shown for 30 s, and a signature may take a moment.
         */
        static final Limits USUAL = new Limits(Duration.ofSeconds(60), Duration.ofSeconds(32));
    }

    private final IdentityKeys keys;
    private final Consumer<String> publish;
    private final List<Signer> signers;
    private final Progress progress;
    private final Limits limits;

    KeyRotation(IdentityKeys keys, Consumer<String> publish, List<Signer> signers, Progress progress, Limits limits) {
        this.keys = keys;
        this.publish = publish;
        this.signers = signers;
        this.progress = progress;
        this.limits = limits;
    }

    /** Takes where keys lie, and where to tell of them. */
    public static KeyRotation of(Layout layout, Progress progress) {
        NacosConfig nacos = new NacosConfig();
        List<Signer> signers = Services.read().all().stream()
                .filter(Service::signs)
                .map(service -> new Signer(
                        service.name(),
                        service.port(),
                        () -> PartProcess.find(layout, service.fullName()).isPresent()))
                .toList();
        return new KeyRotation(
                new Platform(layout).keys(),
                settings -> nacos.publish(Platform.IDENTITY, settings),
                signers,
                progress,
                Limits.USUAL);
    }

    /** Rotates, and returns when the old keys are accepted no more. */
    public void run() {
        publish.accept(keys.settings()); // fails before anything is made if Nacos is away
        keys.makeNext();
        publish.accept(keys.settings());
        keys.useNewest();
        progress.line("  new keys are published");
        awaitEndOfOldTokens();
        keys.forgetOld();
        publish.accept(keys.settings());
        progress.line("  old keys are withdrawn");
    }

    /** Asks once more at the end: a service may have been started or replaced meanwhile. */
    private void awaitEndOfOldTokens() {
        NewKeys newKeys = new NewKeys(keys, signers, progress);
        Instant now;
        Instant end;
        do {
            end = newKeys.await(limits.inUseMax).plus(limits.tokenAgeMax);
            now = Instant.now();
            if (now.isBefore(end)) {
                progress.line("  what was signed before runs out in "
                        + Duration.between(now, end).toSeconds() + " s");
                NewKeys.pause(Duration.between(now, end));
            }
        } while (now.isBefore(end));
    }
}
