package org.perpex.local.rocketmq;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.rocketmq.broker.BrokerController;
import org.apache.rocketmq.common.BrokerConfig;
import org.apache.rocketmq.common.MQVersion;
import org.apache.rocketmq.common.TopicConfig;
import org.apache.rocketmq.common.namesrv.NamesrvConfig;
import org.apache.rocketmq.namesrv.NamesrvController;
import org.apache.rocketmq.remoting.netty.NettyClientConfig;
import org.apache.rocketmq.remoting.netty.NettyServerConfig;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.route.TopicRouteData;
import org.apache.rocketmq.store.config.MessageStoreConfig;

/**
 * Runs a name server and a broker in one JVM, creates the topics, and answers on a small port whether both serve.
 *
 * <p>Arguments: the folder of the data, the ports of the name server, of the broker and of the health answer, and the
 * topics as {@code name=queues}.
 */
public final class RocketMqServers {

    private static final String BROKER = "perpex-broker";

    private final Path folder;
    private final int nameServerPort;
    private final int brokerPort;
    private final Map<String, Integer> topics;

    private RocketMqServers(Path folder, int nameServerPort, int brokerPort, Map<String, Integer> topics) {
        this.folder = folder;
        this.nameServerPort = nameServerPort;
        this.brokerPort = brokerPort;
        this.topics = topics;
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty(RemotingCommand.REMOTING_VERSION_KEY, Integer.toString(MQVersion.CURRENT_VERSION));
        Map<String, Integer> topics = new LinkedHashMap<>();
        for (int index = 4; index < arguments.length; index++) {
            String[] topic = arguments[index].split("=", 2);
            topics.put(topic[0], Integer.parseInt(topic[1]));
        }
        RocketMqServers servers = new RocketMqServers(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), topics);
        servers.run(Integer.parseInt(arguments[3]));
    }

    private void run(int healthPort) throws Exception {
        NamesrvController nameServer = nameServer();
        BrokerController broker = broker();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            broker.shutdown();
            nameServer.shutdown();
        }));
        topics.forEach((topic, queues) -> createTopic(broker, topic, queues));
        awaitRegistration(nameServer, broker);
        HealthAnswer.serve(
                healthPort,
                () -> broker.getMessageStore().getRunningFlags().isWriteable()
                        && topics.keySet().stream().allMatch(topic -> isRouted(nameServer, topic)));
    }

    private NamesrvController nameServer() throws Exception {
        NamesrvConfig config = new NamesrvConfig();
        config.setRocketmqHome(folder.toString());
        config.setKvConfigPath(folder.resolve("kvConfig.json").toString());
        config.setConfigStorePath(folder.resolve("namesrv.properties").toString());
        NettyServerConfig netty = new NettyServerConfig();
        netty.setBindAddress("127.0.0.1");
        netty.setListenPort(nameServerPort);
        NamesrvController controller = new NamesrvController(config, netty);
        if (!controller.initialize()) {
            throw new IllegalStateException("the name server could not be initialized");
        }
        controller.start();
        return controller;
    }

    private BrokerController broker() throws Exception {
        BrokerConfig config = new BrokerConfig();
        config.setRocketmqHome(folder.toString());
        config.setNamesrvAddr("127.0.0.1:" + nameServerPort);
        config.setBrokerClusterName("perpex");
        config.setBrokerName(BROKER);
        config.setBrokerId(0);
        config.setBrokerIP1("127.0.0.1");
        config.setBrokerIP2("127.0.0.1");
        config.setListenPort(brokerPort);
        config.setAutoCreateTopicEnable(false);
        config.setTraceTopicEnable(false);
        // What is read goes from the mapped file to the socket, without a copy on the heap.
        config.setTransferMsgByHeap(false);
        // One thread takes what is sent: with more, messages of one queue overtake each other.
        config.setSendMessageThreadPoolNums(1);
        NettyServerConfig netty = new NettyServerConfig();
        netty.setBindAddress("127.0.0.1");
        netty.setListenPort(brokerPort);
        BrokerController controller = new BrokerController(config, netty, new NettyClientConfig(), store());
        if (!controller.initialize()) {
            throw new IllegalStateException("the broker could not be initialized");
        }
        controller.start();
        return controller;
    }

    private MessageStoreConfig store() {
        MessageStoreConfig store = new MessageStoreConfig();
        store.setStorePathRootDir(folder.resolve("store").toString());
        store.setStorePathCommitLog(folder.resolve("store/commitlog").toString());
        store.setMappedFileSizeCommitLog(128 * 1024 * 1024);
        store.setMessageIndexEnable(false);
        store.setMaxTransferCountOnMessageInMemory(1024);
        store.setMaxTransferBytesOnMessageInMemory(4 * 1024 * 1024);
        store.setTimerWheelEnable(false);
        // Nothing is ever sent to arrive later; each level looks ten times a second whether something has.
        store.setMessageDelayLevel("1s");
        // Engines replay what they have not read yet: nothing that is younger than its time may ever be removed.
        store.setCleanFileForciblyEnable(false);
        store.setDiskMaxUsedSpaceRatio(95);
        store.setHaListenPort(brokerPort + 1);
        return store;
    }

    private static void createTopic(BrokerController broker, String topic, int queues) {
        TopicConfig known = broker.getTopicConfigManager().selectTopicConfig(topic);
        if (known == null || known.getWriteQueueNums() != queues) {
            broker.getTopicConfigManager().updateTopicConfig(new TopicConfig(topic, queues, queues));
        }
    }

    /** The broker tries at its start, before it is connected, and then only after ten seconds: so we try meanwhile. */
    private void awaitRegistration(NamesrvController nameServer, BrokerController broker) throws InterruptedException {
        while (!topics.keySet().stream().allMatch(topic -> isRouted(nameServer, topic))) {
            broker.registerBrokerAll(true, false, true);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static boolean isRouted(NamesrvController nameServer, String topic) {
        TopicRouteData route = nameServer.getRouteInfoManager().pickupTopicRouteData(topic);
        return route != null && !route.getBrokerDatas().isEmpty();
    }
}
