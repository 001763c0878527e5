package org.perpex.user.account;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;

@TableName("account")
record AccountRow(@TableId(type = IdType.INPUT) long id, String email, String passwordHash, long createdMillis) {}
