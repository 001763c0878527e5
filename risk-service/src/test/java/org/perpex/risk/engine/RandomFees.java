package org.perpex.risk.engine;

import java.util.SplittableRandom;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.Change;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.RequestId;

/** Now and then an account's own fees: also out of range, for unknown accounts and markets, and given up again. */
final class RandomFees {

    private static final long REQUEST_HIGH = 11;
    private static final int USERS = 7;

    private final SplittableRandom random;
    private long serial;

    RandomFees(long seed) {
        random = new SplittableRandom(~seed);
    }

    boolean isDue() {
        return random.nextInt(30) == 0;
    }

    AdminCommand.SetFees next() {
        Change change = new Change(new RequestId(REQUEST_HIGH, ++serial), random.nextInt(2) + serial / 2, 9, "random");
        int takerPpm = random.nextInt(6) == 0 ? -1 : random.nextInt(1_000);
        int makerPpm = takerPpm < 0 && random.nextBoolean() ? 0 : random.nextInt(-1_100, 1_000);
        int user = random.nextInt(USERS + 1);
        long account = user == 0 ? 0 : AccountId.of(user, 0).value();
        return new AdminCommand.SetFees(change, account, random.nextInt(4), makerPpm, takerPpm, random.nextInt(11));
    }
}
