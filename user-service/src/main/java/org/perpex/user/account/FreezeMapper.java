package org.perpex.user.account;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface FreezeMapper extends BaseMapper<FreezeRow> {}
