package org.perpex.notify.store;

import java.security.SecureRandom;
import java.util.Optional;
import org.perpex.common.core.AccountId;
import org.perpex.notify.listen.ListenKey;
import org.perpex.notify.listen.ListenKeys;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.LongCodec;
import org.redisson.client.codec.StringCodec;
import org.springframework.stereotype.Repository;

/** Listen keys in Redis, so that every instance knows them. If Redis loses them, clients ask for new ones. */
@Repository
class RedisListenKeys implements ListenKeys {

    private final RedissonClient redis;
    private final SecureRandom random = new SecureRandom();

    RedisListenKeys(RedissonClient redis) {
        this.redis = redis;
    }

    @Override
    public ListenKey open(AccountId account) {
        RBucket<String> mine = keyOf(account);
        ListenKey fresh = ListenKey.draw(random);
        mine.setIfAbsent(fresh.value(), LIFE);
        String key = mine.get();
        ListenKey valid = key == null ? fresh : new ListenKey(key);
        mine.set(valid.value(), LIFE);
        accountBucket(valid).set(account.value(), LIFE);
        return valid;
    }

    @Override
    public Optional<ListenKey> keepAlive(AccountId account) {
        String key = keyOf(account).get();
        if (key == null) {
            return Optional.empty();
        }
        ListenKey valid = new ListenKey(key);
        keyOf(account).set(key, LIFE);
        accountBucket(valid).set(account.value(), LIFE);
        return Optional.of(valid);
    }

    @Override
    public void close(AccountId account) {
        String key = keyOf(account).getAndDelete();
        if (key != null) {
            accountBucket(new ListenKey(key)).delete();
        }
    }

    @Override
    public Optional<AccountId> accountOf(ListenKey key) {
        return Optional.ofNullable(accountBucket(key).get()).map(AccountId::new);
    }

    private RBucket<String> keyOf(AccountId account) {
        return redis.getBucket("perpex:listen:account:" + account.value(), StringCodec.INSTANCE);
    }

    private RBucket<Long> accountBucket(ListenKey key) {
        return redis.getBucket("perpex:listen:key:" + key.value(), LongCodec.INSTANCE);
    }
}
