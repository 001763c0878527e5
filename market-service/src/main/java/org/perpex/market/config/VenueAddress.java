package org.perpex.market.config;

import java.net.URI;

/** Where a venue is: its socket, and the host of its requests. */
public record VenueAddress(URI socket, URI rest) {}
