package org.perpex.common.testkit.workload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.perpex.common.testkit.workload.WorkloadCommand.Type;

/**
 * Draws the commands of "PXWL0001", one after another: the same for every book that is given the same seed. What it
 * draws depends on what the book did with the command before, so it is told. Not thread-safe.
 */
public final class Workload {

    private static final long FAIR_AT_FIRST = 100_000;
    private static final int FAIR_RANGE = 2_000;
    private static final int[] PROFILE_1 = {90, 30, 50, 10};
    private static final int[] PROFILE_2 = {440, 50, 400, 20};

    /** An order that rests, as the engine reports it. */
    private static final class Live {
        final long id;
        final boolean buy;
        final int uid;
        long price;
        long remaining;
        int at;

        Live(long id, boolean buy, int uid) {
            this.id = id;
            this.buy = buy;
            this.uid = uid;
        }
    }

    private final int profile;
    private final int target;
    private final int[] shares;
    private final int[] counts = new int[2];
    private final ArrayList<Live> live = new ArrayList<>();
    private final Map<Long, Live> byId = new HashMap<>();
    private long state;
    private long fair = FAIR_AT_FIRST;
    private long nextId = 1;

    /**
     * @param profile 1 to 3
     * @param target how many orders each side aims at
     */
    public Workload(int profile, long seed, int target) {
        this.profile = profile;
        this.target = target;
        this.shares = profile == 2 ? PROFILE_2 : PROFILE_1;
        this.state = seed;
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    private long below(long n) {
        return (next() >>> 33) % n;
    }

    private long passive(boolean buy) {
        long d = Math.min(Math.min(below(512), below(512)), below(512));
        return buy ? fair - 1 - d : fair + 1 + d;
    }

    private long size() {
        return 1 + below(6) * below(6) * below(6);
    }

    private int uid(boolean buy) {
        int u = 1 + (int) below(500);
        return buy ? 2 * u : 2 * u - 1;
    }

    /** How many commands fill the book. */
    public int prefillCount() {
        return 2 * target;
    }

    /** Returns the next command of those that fill the book. */
    public WorkloadCommand prefill(int i) {
        boolean buy = i % 2 == 0;
        long price = passive(buy);
        long size = size();
        return new WorkloadCommand(Type.GTC, buy, uid(buy), nextId++, price, size, 0);
    }

    /** Returns the next command of those that follow. */
    public WorkloadCommand bench(int j) {
        if (j % 256 == 255) {
            fair = Math.clamp(fair + below(3) - 1, FAIR_AT_FIRST - FAIR_RANGE, FAIR_AT_FIRST + FAIR_RANGE);
        }
        long x = below(1_000);
        boolean buy = below(2) == 0;
        return switch (regulated(typeOf(x), counts[buy ? 0 : 1])) {
            case GTC -> gtc(buy);
            case IOC -> ioc(buy);
            case CANCEL -> of(Type.CANCEL, pick(buy), 0, 0);
            case REDUCE -> reduce(pick(buy));
            case MOVE -> move(pick(buy));
        };
    }

    private Type typeOf(long x) {
        long left = x;
        Type[] types = {Type.GTC, Type.IOC, Type.CANCEL, Type.REDUCE};
        for (int i = 0; i < types.length; i++) {
            if (left < shares[i]) {
                return types[i];
            }
            left -= shares[i];
        }
        return Type.MOVE;
    }

    private Type regulated(Type type, int count) {
        if (type == Type.GTC && count > target + target / 10) {
            return Type.CANCEL;
        }
        return type == Type.CANCEL && count < target ? Type.GTC : type;
    }

    private WorkloadCommand gtc(boolean buy) {
        long price;
        if (below(32) == 0) {
            price = buy ? fair + below(8) : fair - below(8);
        } else {
            price = passive(buy);
        }
        long size = size();
        return new WorkloadCommand(Type.GTC, buy, uid(buy), nextId++, price, size, 0);
    }

    private WorkloadCommand ioc(boolean buy) {
        long size = size();
        if (below(64) == 0) {
            size *= 16;
        }
        if (profile == 3 && below(1_024) == 0) {
            size = 4_000;
        }
        return new WorkloadCommand(Type.IOC, buy, uid(buy), nextId++, buy ? fair + 200 : fair - 200, size, 0);
    }

    private Live pick(boolean buy) {
        int k = (int) below(live.size());
        while (live.get(k).buy != buy) {
            k = (k + 1) % live.size();
        }
        return live.get(k);
    }

    private WorkloadCommand reduce(Live order) {
        return of(Type.REDUCE, order, 0, 1 + below(order.remaining));
    }

    private WorkloadCommand move(Live order) {
        boolean buy = order.buy;
        long m = below(32);
        long price;
        if (m == 0) {
            price = passive(buy);
        } else if (m == 1) {
            price = buy ? fair + below(3) : fair - below(3);
        } else {
            long step = 1 + below(4);
            price = below(2) == 0 ? order.price + step : order.price - step;
            long d = buy ? fair - price : price - fair;
            if (d < 1 || d > 640) {
                price = passive(buy);
            }
        }
        if (price == order.price) {
            price += buy ? -1 : 1;
        }
        return of(Type.MOVE, order, price, 0);
    }

    private static WorkloadCommand of(Type type, Live order, long price, long size) {
        return new WorkloadCommand(type, order.buy, order.uid, order.id, price, size, order.remaining);
    }

    /** Returns the price of an order that rests. */
    long price(long id) {
        return known(id).price;
    }

    private Live known(long id) {
        return Objects.requireNonNull(byId.get(id));
    }

    /** What is left of an order has come to rest at a price: a new order, or one that was moved. */
    public void rested(WorkloadCommand command, long remaining) {
        Live order = byId.get(command.orderId());
        if (order == null) {
            order = new Live(command.orderId(), command.buy(), command.uid());
            order.at = live.size();
            live.add(order);
            byId.put(order.id, order);
            counts[order.buy ? 0 : 1]++;
        }
        order.price = command.price();
        order.remaining = remaining;
    }

    /** Something of an order that rests was traded or reduced; this is left. */
    public void remains(long id, long remaining) {
        known(id).remaining = remaining;
    }

    /** An order has left the book; the last one takes its place. */
    public void left(long id) {
        Live order = byId.remove(id);
        if (order == null) {
            return;
        }
        Live last = live.removeLast();
        if (last != order) {
            live.set(order.at, last);
            last.at = order.at;
        }
        counts[order.buy ? 0 : 1]--;
    }
}
