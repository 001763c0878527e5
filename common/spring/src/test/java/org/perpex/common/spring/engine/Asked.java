package org.perpex.common.spring.engine;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.contract.PackReader;
import org.perpex.common.contract.StreamSignal;

/** The requests to send again that stand in a queue. */
public final class Asked {

    private Asked() {}

    public static List<StreamSignal.SendAgain> in(List<Input> queue) {
        List<StreamSignal.SendAgain> requests = new ArrayList<>();
        PackReader reader = new PackReader();
        for (Input input : queue) {
            reader.wrap(input.body());
            while (reader.next()) {
                if (reader.message() instanceof StreamSignal.SendAgain request) {
                    requests.add(request);
                }
            }
        }
        return requests;
    }
}
