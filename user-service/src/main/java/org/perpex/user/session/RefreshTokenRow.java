package org.perpex.user.session;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import org.jspecify.annotations.Nullable;

@TableName("refresh_token")
record RefreshTokenRow(
        @TableId(type = IdType.INPUT) String tokenHash,
        String sessionId,
        long issuedMillis,
        long expiresMillis,
        @Nullable Long usedMillis) {}
