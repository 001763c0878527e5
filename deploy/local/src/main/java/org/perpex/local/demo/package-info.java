/** Demo accounts, made through the public API alone. */
@NullMarked
package org.perpex.local.demo;

import org.jspecify.annotations.NullMarked;
