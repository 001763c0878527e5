/** What an engine and its host know of each other: inputs, facts, state. No transport, no file, no clock. */
@NullMarked
package org.perpex.common.contract.engine;

import org.jspecify.annotations.NullMarked;
