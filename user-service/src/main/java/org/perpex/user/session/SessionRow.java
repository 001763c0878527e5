package org.perpex.user.session;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import org.jspecify.annotations.Nullable;

/** A session of a person: its times, in milliseconds since 1970. */
@TableName("user_session")
public record SessionRow(
        @TableId(type = IdType.INPUT) String id,
        long accountId,
        long startedMillis,
        long lastUsedMillis,
        long expiresMillis,
        @Nullable Long endedMillis) {

    public boolean isOpen(long nowMillis) {
        return endedMillis == null && nowMillis < expiresMillis;
    }
}
