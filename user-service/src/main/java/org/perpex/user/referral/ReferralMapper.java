package org.perpex.user.referral;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface ReferralMapper {

    @Insert("INSERT INTO invitation (account_id, code) VALUES (#{account}, #{code})")
    int invite(long account, String code);

    @Select("SELECT code FROM invitation WHERE account_id = #{account}")
    @Nullable
    String codeOf(long account);

    @Select("SELECT account_id FROM invitation WHERE code = #{code}")
    @Nullable
    Long ownerOf(String code);

    @Insert("INSERT INTO referral (account_id, referrer, created_millis) VALUES (#{account}, #{referrer}, #{millis})")
    int refer(long account, long referrer, long millis);

    @Select("SELECT COUNT(*) FROM referral WHERE referrer = #{referrer}")
    int countOf(long referrer);

    @Select("""
            SELECT account_id, referrer, created_millis FROM referral
            WHERE account_id > #{after} ORDER BY account_id LIMIT #{limit}
            """)
    List<Referrals.Referral> after(long after, int limit);
}
