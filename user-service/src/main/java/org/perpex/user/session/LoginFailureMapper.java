package org.perpex.user.session;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface LoginFailureMapper {

    record Failures(int failures, long windowStartMillis) {}

    /** Counts one more; begins anew when the window is over. The count comes first: it needs the old window. */
    @Insert("""
            INSERT INTO login_failure (subject, failures, window_start_millis) VALUES (#{subject}, 1, #{now})
            ON DUPLICATE KEY UPDATE
                failures = IF(window_start_millis + #{window} <= #{now}, 1, failures + 1),
                window_start_millis = IF(window_start_millis + #{window} <= #{now}, #{now}, window_start_millis)
            """)
    int count(String subject, long now, long window);

    @Select("SELECT failures, window_start_millis FROM login_failure WHERE subject = #{subject}")
    @Nullable
    Failures of(String subject);

    @Delete("DELETE FROM login_failure WHERE subject = #{subject}")
    int forget(String subject);

    @Update("UPDATE login_failure SET failures = GREATEST(failures - 1, 0) WHERE subject = #{subject}")
    int takeBack(String subject);

    @Delete("DELETE FROM login_failure WHERE window_start_millis < #{before} LIMIT 10000")
    int deleteOld(long before);
}
