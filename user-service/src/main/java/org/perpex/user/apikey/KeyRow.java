package org.perpex.user.apikey;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

@TableName("api_key")
record KeyRow(
        @TableId(type = IdType.INPUT) String apiKey,
        long accountId,
        int subAccount,
        String kind,
        @Nullable String sealedSecret,
        @Nullable String publicKey,
        String permissions,
        String ipAllowList,
        String label,
        long createdMillis,
        @Nullable Long revokedMillis) {

    List<String> permissionList() {
        return split(permissions);
    }

    List<String> addressList() {
        return split(ipAllowList);
    }

    private static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(","));
    }
}
