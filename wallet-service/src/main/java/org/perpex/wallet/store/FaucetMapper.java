package org.perpex.wallet.store;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Test funds by account and day. */
@Mapper
interface FaucetMapper {

    @Insert("INSERT INTO faucet_day (account, day, asset, units) VALUES (#{account}, #{day}, #{asset}, #{units})"
            + " ON DUPLICATE KEY UPDATE units = units + VALUES(units)")
    int add(
            @Param("account") long account,
            @Param("day") long day,
            @Param("asset") int asset,
            @Param("units") long units);

    @Select("SELECT units FROM faucet_day WHERE account = #{account} AND day = #{day} AND asset = #{asset}")
    long given(@Param("account") long account, @Param("day") long day, @Param("asset") int asset);
}
