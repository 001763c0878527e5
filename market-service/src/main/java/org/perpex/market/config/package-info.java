/** The settings of this service and the beans that hold it together. */
@NullMarked
package org.perpex.market.config;

import org.jspecify.annotations.NullMarked;
