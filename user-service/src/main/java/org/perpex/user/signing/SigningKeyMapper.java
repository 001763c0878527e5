package org.perpex.user.signing;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface SigningKeyMapper extends BaseMapper<SigningKeyRow> {

    /** Keeps the key that is there: instances that make one at the same time agree on the first. */
    @Insert("""
            INSERT INTO signing_key (slot, kid, sealed_key, created_millis)
            VALUES (#{slot}, #{kid}, #{sealedKey}, #{createdMillis})
            ON DUPLICATE KEY UPDATE slot = slot
            """)
    int insertUnlessThere(SigningKeyRow row);

    @Select("""
            SELECT slot, kid, sealed_key, created_millis FROM signing_key
            WHERE slot BETWEEN #{first} AND #{last} ORDER BY slot
            """)
    List<SigningKeyRow> between(long first, long last);
}
