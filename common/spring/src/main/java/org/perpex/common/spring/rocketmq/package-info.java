/** Reads queues of RocketMQ from explicit offsets, and sends packs to them. */
@NullMarked
package org.perpex.common.spring.rocketmq;

import org.jspecify.annotations.NullMarked;
