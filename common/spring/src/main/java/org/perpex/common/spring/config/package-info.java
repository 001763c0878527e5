/** Settings that a service must have, and where their last copies are kept. */
@NullMarked
package org.perpex.common.spring.config;

import org.jspecify.annotations.NullMarked;
