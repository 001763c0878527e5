package org.perpex.local.server;

/** The ports of the servers. The services are told them; nothing else may know them. */
public final class ServerPorts {

    /** MariaDB. */
    public static final int MARIADB = 13306;

    /** Redis. */
    public static final int REDIS = 16379;

    /** The name server of RocketMQ. */
    public static final int NAME_SERVER = 9876;

    /** The broker of RocketMQ; it takes the port two below and the one above as well. */
    public static final int BROKER = 10911;

    /** Where the RocketMQ servers say whether they serve. */
    public static final int ROCKETMQ_HEALTH = 9877;

    /** Nacos; its clients add 1000 and 1001, and it talks to itself on 1000 below. */
    public static final int NACOS = 8848;

    /** The coordinator of Seata. */
    public static final int SEATA = 8091;

    /** The console of Seata. */
    public static final int SEATA_CONSOLE = 7091;

    private ServerPorts() {}
}
