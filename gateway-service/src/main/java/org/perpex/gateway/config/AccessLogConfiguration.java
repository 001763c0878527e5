package org.perpex.gateway.config;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.util.Iterator;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes the access log from a thread of its own, so that no request waits for a pipe or a disk. When the writer is a
 * whole queue behind, lines are lost rather than requests held up.
 */
@Component
class AccessLogConfiguration implements SmartLifecycle {

    private static final String ACCESS = "org.perpex.gateway.access";
    private static final int LINES_WAITING_MAX = 8_192;

    private final AsyncAppender queue = new AsyncAppender();

    @Override
    public void start() {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        Iterator<Appender<ILoggingEvent>> appenders =
                context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
        if (!appenders.hasNext()) {
            return;
        }
        queue.setContext(context);
        queue.setName("ACCESS");
        queue.setQueueSize(LINES_WAITING_MAX);
        queue.setDiscardingThreshold(0);
        queue.setNeverBlock(true);
        queue.addAppender(appenders.next());
        queue.start();
        Logger access = context.getLogger(ACCESS);
        access.setAdditive(false);
        access.addAppender(queue);
    }

    @Override
    public void stop() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(ACCESS).detachAppender(queue);
            context.getLogger(ACCESS).setAdditive(true);
        }
        // Writes what is still waiting. It would stop the appender too, which is not its own: that starts again.
        Iterator<Appender<ILoggingEvent>> shared = queue.iteratorForAppenders();
        queue.stop();
        shared.forEachRemaining(Appender::start);
    }

    @Override
    public boolean isRunning() {
        return queue.isStarted();
    }
}
