package org.perpex.market.store;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;

/** A row of table {@code market}. */
@TableName("market")
record MarketRow(
        @TableId(type = IdType.INPUT) int market,
        String symbol,
        int product,
        int baseAsset,
        int quoteAsset,
        int priceScale,
        long tickSize,
        int sizeScale,
        long lotSize,
        long priceTicksMin,
        long priceTicksMax,
        long sizeLotsMin,
        long sizeLotsMax,
        long marketSizeLotsMax,
        long notionalUnitsMin,
        int priceUpPpm,
        int priceDownPpm,
        int takeBoundPpm,
        int openOrdersMax,
        int makerFeePpm,
        int takerFeePpm,
        int liquidationFeePpm,
        int triggerProtectPpm,
        long steadyTicks,
        long listedMillis,
        boolean announced,
        int specVersion) {}
