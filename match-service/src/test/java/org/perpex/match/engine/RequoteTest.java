package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.engine.EncodedFacts;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** What is written in one go for an amendment that meets nobody is what its four facts are, one by one. */
class RequoteTest {

    private static final int MARKET = 0x7F01_0203;
    private static final RequestId CAUSE = new RequestId(-1, 5);

    /** The better level is said first: for a buy the higher price. */
    @ParameterizedTest
    @CsvSource({"0, 90, 91", "0, 91, 90", "1, 90, 91", "1, 91, 90"})
    void saysFourFactsWithTheBetterLevelFirst(int sideIndex, long ticksBefore, long ticks) {
        Requote requote = new Requote();
        requote.sideIndex = sideIndex;
        requote.priceTicksBefore = ticksBefore;
        requote.sizeLotsBefore = 1L << 39;
        requote.openLots = -1L >>> 25;
        requote.leftLots = 0;
        requote.joinedLots = 1L << 60;
        BookCommand.Amend amend =
                new BookCommand.Amend(CAUSE, 1L << 50, 1L << 51, MARKET, ticks, 1L << 38, PriceMatch.NONE);
        Facts facts = new Facts();
        MarketFacts voice = new MarketFacts(MARKET, facts);
        voice.restore(6);
        // What stood there before leaves no trace.
        for (int i = 0; i < EncodedFacts.BYTES_MAX; i++) {
            facts.said.putByte(i, -1);
        }
        voice.requoted(amend, requote);
        Side side = sideIndex == 0 ? Side.BUY : Side.SELL;
        boolean joinsBetter = side == Side.BUY == ticks > ticksBefore;
        BookFact.LevelChanged joined =
                new BookFact.LevelChanged(MARKET, joinsBetter ? 7 : 8, side, ticks, requote.joinedLots);
        BookFact.LevelChanged left = new BookFact.LevelChanged(MARKET, joinsBetter ? 8 : 7, side, ticksBefore, 0);
        assertThat(decode(facts.said))
                .containsExactly(
                        new BookFact.Amended(
                                CAUSE,
                                1L << 50,
                                1L << 51,
                                MARKET,
                                side,
                                ticks,
                                ticks,
                                ticksBefore,
                                1L << 38,
                                1L << 39,
                                false),
                        new BookFact.Rested(1L << 50, 1L << 51, MARKET, side, ticks, requote.openLots),
                        joinsBetter ? joined : left,
                        joinsBetter ? left : joined);
        assertThat(facts.said.sharedCount()).isEqualTo(2);
        assertThat(facts.said.sharedLength()).isEqualTo(facts.said.offset(2));
        assertThat(facts.said.length()).isEqualTo(facts.said.offset(3) + facts.said.length(3));
        assertThat(voice.sequence()).isEqualTo(8);
    }

    private static List<Message> decode(EncodedFacts facts) {
        List<Message> decoded = new ArrayList<>();
        for (int i = 0; i < facts.count(); i++) {
            decoded.add(facts.decode(i));
        }
        return decoded;
    }
}
