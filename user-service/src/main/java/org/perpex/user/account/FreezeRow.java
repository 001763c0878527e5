package org.perpex.user.account;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;

@TableName("account_freeze")
record FreezeRow(@TableId(type = IdType.INPUT) long accountId, long frozenMillis, String frozenBy, String reason) {}
