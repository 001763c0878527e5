/** The user service: people, their sign-ins and the keys of their programs. */
@NullMarked
package org.perpex.user;

import org.jspecify.annotations.NullMarked;
