package org.perpex.user.revocation;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import org.jspecify.annotations.Nullable;

@TableName("revocation")
record RevocationRow(@TableId(type = IdType.INPUT) @Nullable Long id, String kind, String ref, long createdMillis) {}
