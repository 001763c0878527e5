/** The services of the exchange as data, and how each becomes a process. */
@NullMarked
package org.perpex.local.service;

import org.jspecify.annotations.NullMarked;
