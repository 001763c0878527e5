package org.perpex.match.observation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.BookFact;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.slf4j.LoggerFactory;

class OrderLogTest {

    private static final int LINES_WAITING_MAX = 64 * 1024;

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);
    private final Logger logger = (Logger) LoggerFactory.getLogger(OrderLog.class);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    /** A disk that hangs. */
    private final AppenderBase<ILoggingEvent> hanging = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            reached.countDown();
            try {
                open.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    };

    @BeforeEach
    void hang() {
        hanging.start();
        logger.setAdditive(false);
        logger.addAppender(hanging);
    }

    @AfterEach
    void release() {
        open.countDown();
        logger.detachAppender(hanging);
        logger.setAdditive(true);
    }

    @Test
    void dropsAndCountsWhatItHasNoRoomForAndNeverWaits() throws InterruptedException {
        OrderLog log = new OrderLog(registry);
        log.rejected(fact(0));
        reached.await(); // its writer stands with this line
        for (int i = 1; i <= LINES_WAITING_MAX; i++) {
            log.rejected(fact(i));
        }
        assertThat(dropped()).isZero();

        log.rejected(fact(LINES_WAITING_MAX + 1));
        assertThat(dropped()).isEqualTo(1);
        open.countDown();
        log.close();
    }

    private static BookFact.Rejected fact(int number) {
        return new BookFact.Rejected(new RequestId(1, number + 1), number + 1, 7, 1, RejectReason.MARKET_UNKNOWN);
    }

    private double dropped() {
        return registry.get("perpex.match.log.dropped").counter().count();
    }
}
