package org.perpex.market.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ControlFrameTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void readsStreamsAndTheIdAsItIs() {
        assertThat(parse("{'method':'SUBSCRIBE','params':['btcusdt@trade','!forceOrder@arr'],'id':'7'}"))
                .isEqualTo(new ControlFrame(
                        ControlFrame.Method.SUBSCRIBE, List.of("btcusdt@trade", "!forceOrder@arr"), "\"7\"", false));
    }

    @Test
    void readsTheProperty() {
        assertThat(parse("{'method':'SET_PROPERTY','params':['combined',true],'id':5}"))
                .isEqualTo(new ControlFrame(ControlFrame.Method.SET_PROPERTY, List.of(), "5", true));
        assertThat(parse("{'method':'GET_PROPERTY','params':['combined'],'id':5}"))
                .isEqualTo(new ControlFrame(ControlFrame.Method.GET_PROPERTY, List.of(), "5", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{'method':'SING'}",
                "{'method':'SUBSCRIBE','params':['a b']}",
                "{'method':'SUBSCRIBE','params':[1]}",
                "{'method':'SUBSCRIBE','params':[],'id':{}}",
                "{'method':'SET_PROPERTY','params':['combined']}",
                "{'method':'SET_PROPERTY','params':['combined','true']}",
                "{'method':'SET_PROPERTY','params':['other',true]}",
                "{'method':'GET_PROPERTY','params':['combined',true]}",
            })
    void refusesWhatIsNoFrame(String text) {
        assertThat(parse(text)).isNull();
    }

    private static @Nullable ControlFrame parse(String text) {
        return ControlFrame.parse(JSON, text.replace('\'', '"'));
    }
}
