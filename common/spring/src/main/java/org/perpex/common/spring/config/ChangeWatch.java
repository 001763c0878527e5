package org.perpex.common.spring.config;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Looks every two seconds whether a shared setting or text has changed. Nacos tells of changes too, but a notice may come
 * late or be lost, and a running service must not miss one. Begins when the service is ready: a refresh before would meet
 * half a service.
 */
final class ChangeWatch implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {

    private static final Duration LOOK_EACH = Duration.ofSeconds(2);

    private final SharedSettings settings;
    private final SharedTexts texts;
    private final BooleanSupplier answering;
    private final LastLook lastLook;
    private @Nullable ScheduledExecutorService looking;

    /** @param answering whether Nacos answers; while it does not, its client hands out copies without a word */
    ChangeWatch(SharedSettings settings, SharedTexts texts, BooleanSupplier answering, LastLook lastLook) {
        this.settings = settings;
        this.texts = texts;
        this.answering = answering;
        this.lastLook = lastLook;
    }

    @Override
    public synchronized void onApplicationEvent(ApplicationReadyEvent ready) {
        if (looking != null) {
            return;
        }
        looking = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().daemon().name("shared-settings").unstarted(task));
        looking.scheduleWithFixedDelay(this::look, 0, LOOK_EACH.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks at all of them once. */
    void look() {
        boolean read = settings.look();
        read &= texts.look();
        lastLook.looked(read && answering.getAsBoolean());
    }

    @Override
    public synchronized void destroy() {
        if (looking != null) {
            looking.shutdownNow();
        }
    }
}
