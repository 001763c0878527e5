/** The host and its adapters on a real broker. */
@NullMarked
package org.perpex.common.spring.rocketmq;

import org.jspecify.annotations.NullMarked;
