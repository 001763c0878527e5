package org.perpex.user.session;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Update;

@Mapper
interface RefreshTokenMapper extends BaseMapper<RefreshTokenRow> {

    /** Changes one row for exactly one of all who present the token. */
    @Update("UPDATE refresh_token SET used_millis = #{millis} WHERE token_hash = #{hash} AND used_millis IS NULL")
    int use(String hash, long millis);

    @Delete("DELETE FROM refresh_token WHERE expires_millis < #{before} LIMIT 10000")
    int deleteExpired(long before);
}
