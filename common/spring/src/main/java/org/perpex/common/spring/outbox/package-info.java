/**
 * The outbox of a service with a database: a command is written in the transaction that decides it, gets a dense
 * number there, and is sent until the broker has acknowledged it.
 */
@NullMarked
package org.perpex.common.spring.outbox;

import org.jspecify.annotations.NullMarked;
