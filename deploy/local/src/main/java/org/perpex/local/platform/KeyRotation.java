package org.perpex.local.platform;

import java.time.Duration;
import org.perpex.local.part.Layout;
import org.perpex.local.part.PlatformFailure;
import org.perpex.local.secret.IdentityKeys;
import org.perpex.local.server.NacosConfig;

/**
 * The command {@code deploy/rotate-keys}: gives every service that signs identities a new key while requests run. When it
 * is interrupted nothing is lost, and it may be run again.
 */
public final class KeyRotation {

    /** Services see new settings within 5 s and sign with a new key 10 s later, at the next look at its file. */
    private static final Duration IN_USE = Duration.ofSeconds(20);

    /** So long what was signed with an old key may be shown. */
    private static final Duration TOKEN_AGE_MAX = Duration.ofSeconds(30);

    private final Layout layout;
    private final Progress progress;

    /** Takes where keys lie, and where to tell of them. */
    public KeyRotation(Layout layout, Progress progress) {
        this.layout = layout;
        this.progress = progress;
    }

    /** Rotates, and returns when the old keys are accepted no more. */
    public void run() {
        Platform platform = new Platform(layout);
        IdentityKeys keys = platform.keys();
        NacosConfig nacos = new NacosConfig();
        nacos.publish(Platform.IDENTITY, keys.settings()); // fails before anything is made if Nacos is away
        keys.makeNext();
        nacos.publish(Platform.IDENTITY, keys.settings());
        keys.useNewest();
        progress.line("  new keys are published, services sign with them within " + IN_USE.toSeconds() + " s");
        pause(IN_USE.plus(TOKEN_AGE_MAX));
        keys.forgetOld();
        nacos.publish(Platform.IDENTITY, keys.settings());
        progress.line("  old keys are withdrawn");
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformFailure("interrupted: the old keys are still accepted, deploy/rotate-keys ends that", e);
        }
    }
}
