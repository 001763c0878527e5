/** Connects the features to Spring, its security and Redis. */
@NullMarked
package org.perpex.user.config;

import org.jspecify.annotations.NullMarked;
