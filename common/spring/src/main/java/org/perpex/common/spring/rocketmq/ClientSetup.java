package org.perpex.common.spring.rocketmq;

import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import org.apache.rocketmq.client.ClientConfig;
import org.apache.rocketmq.client.impl.factory.MQClientInstance;

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

    /**
     * Lets a client, which has just started, read and write its messages on the thread of its connection. By default it
     * hands each one, in and out, to a second thread: a switch more at every hop.
     */
    static void readAndWriteInPlace(MQClientInstance client) {
        client.getNettyClientConfig().setDisableNettyWorkerGroup(true);
    }

    static ThreadFactory daemon(String name) {
        return Thread.ofPlatform().name(name).daemon().factory();
    }
}
