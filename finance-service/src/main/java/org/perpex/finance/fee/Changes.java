package org.perpex.finance.fee;

import java.util.SortedMap;
import java.util.TreeMap;

/** What has to be sent so that what was decided holds. */
final class Changes {

    private Changes() {}

    /** What differs from what was sent last; what was given and is not decided any more is given up. */
    static SortedMap<Place, Given> between(SortedMap<Place, Given> sent, SortedMap<Place, Given> decided) {
        SortedMap<Place, Given> changes = new TreeMap<>();
        sent.forEach((place, given) -> {
            if (given.kind() != RuleKind.SPECIFICATION && !decided.containsKey(place)) {
                changes.put(place, Given.NOTHING);
            }
        });
        decided.forEach((place, given) -> {
            if (!given.equals(sent.get(place))) {
                changes.put(place, given);
            }
        });
        return changes;
    }
}
