package org.perpex.market.store;

import com.baomidou.mybatisplus.annotation.TableName;

/** A row of table {@code market_bracket}. */
@TableName("market_bracket")
record BracketRow(
        int market,
        int step,
        long floorUnits,
        long capUnits,
        int maintenancePpm,
        int leverageMax,
        long deductionUnits) {}
