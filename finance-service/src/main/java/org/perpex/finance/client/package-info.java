/** The services that finance calls. */
@NullMarked
package org.perpex.finance.client;

import org.jspecify.annotations.NullMarked;
