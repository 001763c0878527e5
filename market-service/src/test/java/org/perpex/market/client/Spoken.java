package org.perpex.market.client;

import java.util.List;

/**
 * What each venue says: Binance's frame is a line of the recorded spot market of 2024-08-08, the others have the form of
 * the venues' own documentation.
 */
enum Spoken {
    BINANCE(
            new BinanceFormat(),
            "BTCUSDT",
            "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@bookTicker\"],\"id\":1}",
            List.of("{\"result\":null,\"id\":1}"),
            """
            {"stream":"btcusdt@bookTicker","data":{"u":50093239212,"s":"BTCUSDT","b":"61837.63000000",\
            "B":"3.78826000","a":"61837.64000000","A":"1.54698000"}}""",
            6_183_763_500_000L,
            0,
            "GET /api/v3/ticker/bookTicker?symbol=BTCUSDT ",
            """
            {"symbol":"BTCUSDT","bidPrice":"61837.00000000","bidQty":"1.0","askPrice":"61838.00000000","askQty":"2.0"}""",
            6_183_750_000_000L,
            0),
    OKX(
            new OkxFormat(),
            "BTC-USDT",
            "{\"op\":\"subscribe\",\"args\":[{\"channel\":\"bbo-tbt\",\"instId\":\"BTC-USDT\"}]}",
            List.of(
                    "{\"event\":\"subscribe\",\"arg\":{\"channel\":\"bbo-tbt\",\"instId\":\"BTC-USDT\"},\"connId\":\"x\"}",
                    "pong"),
            """
            {"arg":{"channel":"bbo-tbt","instId":"BTC-USDT"},"data":[{"asks":[["111.06","55154","0","2"]],\
            "bids":[["111.05","57745","0","2"]],"ts":"1670324386802","seqId":363996337}]}""",
            11_105_500_000L,
            1_670_324_386_802L,
            "GET /api/v5/market/ticker?instId=BTC-USDT ",
            """
            {"code":"0","msg":"","data":[{"instType":"SPOT","instId":"BTC-USDT","last":"9999.99","lastSz":"1","askPx":\
            "9999.99","askSz":"11","bidPx":"8888.88","bidSz":"5","ts":"1597026383085"}]}""",
            944_443_500_000L,
            1_597_026_383_085L),
    BYBIT(
            new BybitFormat(),
            "BTCUSDT",
            "{\"op\":\"subscribe\",\"args\":[\"orderbook.1.BTCUSDT\"]}",
            List.of(
                    "{\"success\":true,\"ret_msg\":\"subscribe\",\"conn_id\":\"x\",\"req_id\":\"\",\"op\":\"subscribe\"}"),
            """
            {"topic":"orderbook.1.BTCUSDT","type":"snapshot","ts":1672304484468,"data":{"s":"BTCUSDT","b":[["16493.50",\
            "0.006"]],"a":[["16611.00","0.029"]],"u":18521288,"seq":7961638724},"cts":1672304484464}""",
            1_655_225_000_000L,
            1_672_304_484_468L,
            "GET /v5/market/tickers?category=spot&symbol=BTCUSDT ",
            """
            {"retCode":0,"retMsg":"OK","result":{"category":"spot","list":[{"symbol":"BTCUSDT","bid1Price":"20517.96",\
            "bid1Size":"2","ask1Price":"20527.77","ask1Size":"1.862172","lastPrice":"20533.13"}]},"retExtInfo":{},\
            "time":1673859087947}""",
            2_052_286_500_000L,
            1_673_859_087_947L),
    HYPERLIQUID(
            new HyperliquidFormat(),
            "@142",
            "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"bbo\",\"coin\":\"@142\"}}",
            List.of(
                    "{\"channel\":\"subscriptionResponse\",\"data\":{\"method\":\"subscribe\",\"subscription\":{\"type\":\"bbo\","
                            + "\"coin\":\"@142\"}}}",
                    "{\"channel\":\"pong\"}"),
            """
            {"channel":"bbo","data":{"coin":"@142","time":1785610320070,"bbo":[{"px":"62362.0","sz":"13.27152","n":29},\
            {"px":"62363.0","sz":"1.21691","n":4}]}}""",
            6_236_250_000_000L,
            1_785_610_320_070L,
            "POST /info {\"type\":\"l2Book\",\"coin\":\"@142\"}",
            """
            {"coin":"@142","time":1754450974231,"levels":[[{"px":"113377.0","sz":"7.6699","n":17},{"px":"113376.0",\
            "sz":"4.13714","n":8}],[{"px":"113397.0","sz":"0.11543","n":3}]]}""",
            11_338_700_000_000L,
            1_754_450_974_231L);

    final VenueFormat format;
    final String name;
    final String subscription;
    final List<String> acknowledgements;
    final String frame;
    final long frameUnits;
    final long frameMillis;
    final String question;
    final String answer;
    final long answerUnits;
    final long answerMillis;

    Spoken(
            VenueFormat format,
            String name,
            String subscription,
            List<String> acknowledgements,
            String frame,
            long frameUnits,
            long frameMillis,
            String question,
            String answer,
            long answerUnits,
            long answerMillis) {
        this.format = format;
        this.name = name;
        this.subscription = subscription;
        this.acknowledgements = acknowledgements;
        this.frame = frame;
        this.frameUnits = frameUnits;
        this.frameMillis = frameMillis;
        this.question = question;
        this.answer = answer;
        this.answerUnits = answerUnits;
        this.answerMillis = answerMillis;
    }
}
