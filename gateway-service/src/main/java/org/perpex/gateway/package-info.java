/** Lets requests in: recognises them, limits them, signs who they are and hands them to a service. */
@NullMarked
package org.perpex.gateway;

import org.jspecify.annotations.NullMarked;
