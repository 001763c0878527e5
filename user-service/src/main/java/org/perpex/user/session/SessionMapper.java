package org.perpex.user.session;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SessionMapper extends BaseMapper<SessionRow> {

    @Update("UPDATE user_session SET last_used_millis = #{millis} WHERE id = #{id} AND ended_millis IS NULL")
    int use(String id, long millis);

    @Update("UPDATE user_session SET ended_millis = #{millis} WHERE id = #{id} AND ended_millis IS NULL")
    int end(String id, long millis);

    @Select("SELECT id FROM user_session WHERE account_id = #{account} AND ended_millis IS NULL ORDER BY id FOR UPDATE")
    List<String> openOf(long account);

    @Select("""
            SELECT id, account_id, started_millis, last_used_millis, expires_millis, ended_millis
            FROM user_session WHERE account_id = #{account} ORDER BY started_millis DESC, id LIMIT #{limit}
            """)
    List<SessionRow> newestOf(long account, int limit);

    @Select("""
            SELECT COUNT(DISTINCT account_id) FROM user_session
            WHERE last_used_millis > #{since} AND ended_millis IS NULL
            """)
    long accountsActiveSince(long since);
}
