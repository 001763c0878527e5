/** Serves the pages: built by Vite into the jar, kept in memory, under a strict content security policy. */
@NullMarked
package org.perpex.gateway.page;

import org.jspecify.annotations.NullMarked;
