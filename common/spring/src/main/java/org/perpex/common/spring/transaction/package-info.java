/** Databases that take part in global transactions: the services that keep the books share it. */
@NullMarked
package org.perpex.common.spring.transaction;

import org.jspecify.annotations.NullMarked;
