/** Keeps the keys with which programs act for their owners. */
@NullMarked
package org.perpex.user.apikey;

import org.jspecify.annotations.NullMarked;
