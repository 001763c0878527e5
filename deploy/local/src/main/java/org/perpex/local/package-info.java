/** The command line of the local platform: up, down, status, logs. */
@NullMarked
package org.perpex.local;

import org.jspecify.annotations.NullMarked;
