package org.perpex.common.spring.rocketmq;

import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import org.apache.rocketmq.client.ClientConfig;

/** What all clients have in common: a name of their own, no side channel, and a short memory of where brokers are. */
final class ClientSetup {

    private ClientSetup() {}

    static void apply(ClientConfig client, String nameServer) {
        client.setNamesrvAddr(nameServer);
        client.setInstanceName(UUID.randomUUID().toString());
        client.setVipChannelEnabled(false);
        client.setHeartbeatBrokerInterval(5_000);
        client.setPollNameServerInterval(5_000);
    }

    static ThreadFactory daemon(String name) {
        return Thread.ofPlatform().name(name).daemon().factory();
    }
}
