package org.perpex.common.testkit.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.rocketmq.broker.BrokerController;
import org.apache.rocketmq.common.BrokerConfig;
import org.apache.rocketmq.common.MQVersion;
import org.apache.rocketmq.common.namesrv.NamesrvConfig;
import org.apache.rocketmq.namesrv.NamesrvController;
import org.apache.rocketmq.remoting.netty.NettyClientConfig;
import org.apache.rocketmq.remoting.netty.NettyServerConfig;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.store.config.MessageStoreConfig;

/** The program that {@link EmbeddedRocketMq} runs: a name server and a broker, set up as the exchange runs them: one send thread, so that order holds. */
final class RocketMqServers {

    private static final String BROKER = "perpex-broker";
    private static final Duration REGISTRATION_MAX = Duration.ofSeconds(20);

    private final Path folder;
    private final int nameServerPort;
    private final int brokerPort;

    private RocketMqServers(Path folder, int nameServerPort, int brokerPort) {
        this.folder = folder;
        this.nameServerPort = nameServerPort;
        this.brokerPort = brokerPort;
    }

    /** Takes the folder, the port of the name server, the port of the broker, and a file to make when both serve. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty(RemotingCommand.REMOTING_VERSION_KEY, Integer.toString(MQVersion.CURRENT_VERSION));
        RocketMqServers servers = new RocketMqServers(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        servers.startBroker(servers.startNameServer());
        Files.createFile(Path.of(arguments[3]));
    }

    private NamesrvController startNameServer() {
        NamesrvConfig config = new NamesrvConfig();
        config.setRocketmqHome(folder.toString());
        config.setKvConfigPath(folder.resolve("kvConfig.json").toString());
        config.setConfigStorePath(folder.resolve("namesrv.properties").toString());
        NettyServerConfig netty = new NettyServerConfig();
        netty.setBindAddress("127.0.0.1");
        netty.setListenPort(nameServerPort);
        NamesrvController controller = new NamesrvController(config, netty);
        started("name server", controller.initialize(), controller::start);
        return controller;
    }

    private void startBroker(NamesrvController nameServer) {
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
        config.setSendMessageThreadPoolNums(1);
        config.setTraceTopicEnable(false);
        config.setEnableCalcFilterBitMap(false);
        NettyServerConfig netty = new NettyServerConfig();
        netty.setBindAddress("127.0.0.1");
        netty.setListenPort(brokerPort);
        BrokerController controller = new BrokerController(config, netty, new NettyClientConfig(), storeConfig());
        started("broker", initialized(controller), controller::start);
        awaitRegistration(nameServer, controller);
    }

    /** The broker tries at its start, before it is connected, and then only after ten seconds: so we try meanwhile. */
    private static void awaitRegistration(NamesrvController nameServer, BrokerController controller) {
        long deadlineNanos = System.nanoTime() + REGISTRATION_MAX.toNanos();
        while (!nameServer
                .getRouteInfoManager()
                .getAllClusterInfo()
                .getBrokerAddrTable()
                .containsKey(BROKER)) {
            if (System.nanoTime() > deadlineNanos) {
                throw new IllegalStateException("the broker could not register with the name server");
            }
            controller.registerBrokerAll(true, false, true);
        }
    }

    private MessageStoreConfig storeConfig() {
        MessageStoreConfig store = new MessageStoreConfig();
        store.setStorePathRootDir(folder.resolve("store").toString());
        store.setStorePathCommitLog(folder.resolve("store").resolve("commitlog").toString());
        store.setMappedFileSizeCommitLog(64 * 1024 * 1024);
        store.setMappedFileSizeConsumeQueue(20 * 20_000);
        store.setMessageIndexEnable(false);
        store.setMaxTransferCountOnMessageInMemory(1024);
        store.setMaxTransferBytesOnMessageInMemory(4 * 1024 * 1024);
        store.setTimerWheelEnable(false);
        store.setCleanFileForciblyEnable(false);
        store.setDiskMaxUsedSpaceRatio(95);
        store.setHaListenPort(brokerPort + 1);
        return store;
    }

    private static boolean initialized(BrokerController controller) {
        try {
            return controller.initialize();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Starter {
        void start() throws Exception;
    }

    /** The controllers declare {@code Exception}; whatever it is, the test cannot go on. */
    private static void started(String what, boolean initialized, Starter starter) {
        if (!initialized) {
            throw new IllegalStateException("the " + what + " could not be initialized");
        }
        try {
            starter.start();
        } catch (Exception e) {
            throw new IllegalStateException("the " + what + " could not be started", e);
        }
    }
}
