package org.perpex.risk.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.LimitFact;
import org.perpex.common.contract.Message;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;

/**
 * What the engine answered to the last commands about limits. Fed by the engine's thread, read by any. What it answered
 * before this service started is not here: the history of an account has what was taken.
 */
public final class LimitAnswers {

    private static final int KEPT_MAX = 4_096;

    private final List<Said> batch = new ArrayList<>();
    private final Map<Key, Answer> answers = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition come = lock.newCondition();
    private boolean live;

    /**
     * What became of a command.
     *
     * @param timeMillis engine time
     * @param offset the input of the engine's queue by which it was applied
     */
    public sealed interface Answer {

        long timeMillis();

        long offset();

        /** It holds. */
        record Taken(long version, long timeMillis, long offset) implements Answer {}

        /** It changed nothing. */
        record Refused(RejectReason reason, long timeMillis, long offset) implements Answer {}
    }

    private record Said(long timeMillis, Message fact) {}

    /** An id is chosen by an operator: he may choose one for two accounts. */
    private record Key(long account, RequestId request) {}

    /** Notes what the engine said to a command of an operator. Called from the engine's thread. */
    public void note(long timeMillis, Message fact) {
        if (live) {
            batch.add(new Said(timeMillis, fact));
        }
    }

    /** Publishes what was noted since. Called from the engine's thread, first after what is old was applied again. */
    public void applied(long offset) {
        live = true;
        if (batch.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            batch.forEach(said -> keep(said, offset));
            come.signalAll();
        } finally {
            lock.unlock();
        }
        batch.clear();
    }

    private void keep(Said said, long offset) {
        switch (said.fact()) {
            case LimitFact.ProfileSet f ->
                keep(
                        new Key(f.account(), f.change().request()),
                        new Answer.Taken(f.change().version(), said.timeMillis(), offset));
            case LimitFact.Overridden f ->
                keep(
                        new Key(f.account(), f.change().request()),
                        new Answer.Taken(f.change().version(), said.timeMillis(), offset));
            case BookFact.Rejected f ->
                keep(new Key(f.account(), f.request()), new Answer.Refused(f.reason(), said.timeMillis(), offset));
            default -> {} // Answers to operators about something else.
        }
    }

    /** What was taken stays taken, however often it is said again or refused when it comes late. */
    private void keep(Key key, Answer answer) {
        if (!(answers.get(key) instanceof Answer.Taken)) {
            answers.put(key, answer);
        }
        if (answers.size() > KEPT_MAX) {
            answers.remove(answers.keySet().iterator().next());
        }
    }

    /** Forgets that a command was refused: it is sent again. */
    void forgetRefusal(long account, RequestId request) {
        Key key = new Key(account, request);
        lock.lock();
        try {
            if (answers.get(key) instanceof Answer.Refused) {
                answers.remove(key);
            }
        } finally {
            lock.unlock();
        }
    }

    /** What became of a command, if it is known. */
    Optional<Answer> find(long account, RequestId request) {
        lock.lock();
        try {
            return Optional.ofNullable(answers.get(new Key(account, request)));
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is known what became of a command; empty if it is not within the time. */
    Optional<Answer> await(long account, RequestId request, Duration patience) {
        Key key = new Key(account, request);
        long nanos = patience.toNanos();
        lock.lock();
        try {
            while (!answers.containsKey(key) && nanos > 0) {
                nanos = come.awaitNanos(nanos);
            }
            return Optional.ofNullable(answers.get(key));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
