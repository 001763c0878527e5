/** Knows the people of the exchange: e-mail, password, roles. */
@NullMarked
package org.perpex.user.account;

import org.jspecify.annotations.NullMarked;
