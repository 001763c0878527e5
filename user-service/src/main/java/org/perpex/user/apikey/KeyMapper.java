package org.perpex.user.apikey;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface KeyMapper extends BaseMapper<KeyRow> {

    @Select("SELECT COUNT(*) FROM api_key WHERE account_id = #{account} AND revoked_millis IS NULL")
    int countOf(long account);

    @Select(
            "SELECT * FROM api_key WHERE account_id = #{account} AND revoked_millis IS NULL ORDER BY created_millis, api_key")
    List<KeyRow> of(long account);

    @Update("""
            UPDATE api_key SET revoked_millis = #{millis}
            WHERE api_key = #{apiKey} AND account_id = #{account} AND revoked_millis IS NULL
            """)
    int revoke(String apiKey, long account, long millis);
}
