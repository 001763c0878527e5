package org.perpex.user.signing;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;

/** @param sealedKey the private key as a JSON Web Key, sealed for its key id */
@TableName("signing_key")
record SigningKeyRow(@TableId(type = IdType.INPUT) long slot, String kid, String sealedKey, long createdMillis) {}
