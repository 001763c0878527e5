package org.perpex.user.session;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.web.ClientNetwork;
import org.perpex.user.account.Email;
import org.perpex.user.refusal.Reason;

/**
 * Slows down who guesses passwords: by person and network, by person, and by network. The network is one IPv4 address, or
 * the /64 that one IPv6 customer is given: somebody who has 2^64 addresses counts as one. An attempt counts before
 * the password is compared, so that parallel guesses count too; a success takes it back.
 */
final class LoginThrottle {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int PER_PERSON_AND_NETWORK = 10;
    private static final int PER_PERSON = 100;
    private static final int PER_NETWORK = 50;

    private final LoginFailureMapper mapper;
    private final InstantSource clock;

    private record Counted(String subject, int max) {}

    LoginThrottle(LoginFailureMapper mapper, InstantSource clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * Counts an attempt.
     *
     * @param address the network address it comes from, null if unknown
     * @throws org.perpex.user.refusal.RequestRefused if there have been too many
     */
    void attempt(Email email, @Nullable String address) {
        long now = clock.millis();
        for (Counted counted : subjects(email, address)) {
            mapper.count(counted.subject, now, WINDOW.toMillis());
            LoginFailureMapper.Failures failures = mapper.of(counted.subject);
            if (failures != null && failures.failures() > counted.max) {
                long waitMillis = failures.windowStartMillis() + WINDOW.toMillis() - now;
                throw Reason.LOGINS_TOO_MANY.refusedFor(Math.max(1, waitMillis / 1000));
            }
        }
    }

    /** Takes back what {@link #attempt} counted: the password was right. */
    void succeeded(Email email, @Nullable String address) {
        List<Counted> subjects = subjects(email, address);
        mapper.forget(subjects.getFirst().subject);
        subjects.stream().skip(1).forEach(counted -> mapper.takeBack(counted.subject));
    }

    void deleteOld() {
        mapper.deleteOld(clock.millis() - WINDOW.toMillis());
    }

    private static List<Counted> subjects(Email email, @Nullable String address) {
        String network = address == null ? null : ClientNetwork.of(address);
        List<Counted> subjects = new ArrayList<>(3);
        subjects.add(new Counted(Hashes.sha256("both " + email.address() + " " + network), PER_PERSON_AND_NETWORK));
        subjects.add(new Counted(Hashes.sha256("person " + email.address()), PER_PERSON));
        if (network != null) {
            subjects.add(new Counted(Hashes.sha256("address " + network), PER_NETWORK));
        }
        return subjects;
    }
}
