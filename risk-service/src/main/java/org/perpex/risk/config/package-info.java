/** Wires the account engine to its host, its log and its meters. */
@NullMarked
package org.perpex.risk.config;

import org.jspecify.annotations.NullMarked;
