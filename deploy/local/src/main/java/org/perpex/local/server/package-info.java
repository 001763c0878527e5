/** The servers that the exchange stands on: MariaDB, Redis, RocketMQ, Nacos and Seata. */
@NullMarked
package org.perpex.local.server;

import org.jspecify.annotations.NullMarked;
