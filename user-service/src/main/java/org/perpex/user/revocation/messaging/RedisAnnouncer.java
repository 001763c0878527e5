package org.perpex.user.revocation.messaging;

import java.time.Duration;
import org.perpex.user.revocation.Announcer;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Announces on the topic {@code perpex:revoked}, as {@code {"kind":"key","id":"…"}}, and keeps the note
 * {@code perpex:revoked:<kind>:<id>}.
 */
@Component
class RedisAnnouncer implements Announcer {

    static final String TOPIC = "perpex:revoked";

    private final RedissonClient redis;
    private final JsonMapper json;

    RedisAnnouncer(RedissonClient redis, JsonMapper json) {
        this.redis = redis;
        this.json = json;
    }

    private record Message(String kind, String id) {}

    @Override
    public void announce(String kind, String id, Duration noteFor) throws AnnouncementFailed {
        try {
            redis.<String>getBucket(TOPIC + ":" + kind + ":" + id, StringCodec.INSTANCE)
                    .set("1", noteFor);
            redis.getTopic(TOPIC, StringCodec.INSTANCE).publish(json.writeValueAsString(new Message(kind, id)));
        } catch (RedisException e) {
            throw new AnnouncementFailed(e);
        }
    }
}
