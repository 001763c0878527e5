/** Writes the description of the API: what the code says of itself, joined with what it does not say. Starts nothing. */
@NullMarked
package org.perpex.description;

import org.jspecify.annotations.NullMarked;
