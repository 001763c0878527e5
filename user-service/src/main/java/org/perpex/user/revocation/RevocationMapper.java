package org.perpex.user.revocation;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface RevocationMapper extends BaseMapper<RevocationRow> {

    @Select("SELECT id, kind, ref, created_millis FROM revocation ORDER BY id LIMIT #{limit}")
    List<RevocationRow> oldest(int limit);
}
