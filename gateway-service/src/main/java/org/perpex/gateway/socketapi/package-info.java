/** Answers the WebSocket API: each request in it goes the way of its REST endpoint, through the same filters. */
@NullMarked
package org.perpex.gateway.socketapi;

import org.jspecify.annotations.NullMarked;
