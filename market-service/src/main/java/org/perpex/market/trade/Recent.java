package org.perpex.market.trade;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest elements of a sequence, at most so many. Not thread-safe: guarded by its owner. */
public final class Recent<T> {

    private final int countMax;
    private final Deque<T> elements = new ArrayDeque<>();

    public Recent(int countMax) {
        this.countMax = countMax;
    }

    public void add(T element) {
        if (elements.size() == countMax) {
            elements.removeFirst();
        }
        elements.addLast(element);
    }

    /** The newest elements, oldest first. */
    public List<T> last(int count) {
        List<T> last = new ArrayList<>(Math.min(count, elements.size()));
        Iterator<T> newestFirst = elements.descendingIterator();
        while (newestFirst.hasNext() && last.size() < count) {
            last.add(newestFirst.next());
        }
        return last.reversed();
    }

    public @Nullable T newest() {
        return elements.peekLast();
    }
}
